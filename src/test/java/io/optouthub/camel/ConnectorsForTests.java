package io.optouthub.camel;

import static org.mockito.Mockito.mock;

import io.optouthub.camel.http.PublicHttp;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.intake.NoManifests;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Checks;
import io.optouthub.register.FileReports;
import io.optouthub.register.Register;
import io.optouthub.register.SourceMarks;
import io.optouthub.scrub.Attestations;
import io.optouthub.scrub.Scrubs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the shipped Kamelets and their beans, without Spring. */
public final class ConnectorsForTests {

  private ConnectorsForTests() {}

  /** A new context, not started. */
  public static CamelContext context() {
    DefaultCamelContext context = new DefaultCamelContext();
    Connectors beans = new Connectors();
    bind(context, "optoutMailArrival", Processor.class, beans.optoutMailArrival());
    bind(context, "optoutFileArrival", Processor.class, beans.optoutFileArrival());
    FileReports reports =
        new FileReports() {
          @Override
          public Map<Outcome, Long> counts(String reference) {
            return Map.of(Outcome.REGISTERED, 2L, Outcome.REFUSED, 1L);
          }

          @Override
          public List<Row> notRegistered(String reference, int after, int limit) {
            return List.of(new Row(3, Outcome.REFUSED, "phone: too short"));
          }
        };
    bind(
        context,
        "optoutFileReceipt",
        Processor.class,
        new ReceiptFile(() -> reports, NoManifests::new));
    bind(context, "optoutReceiptFailed", Processor.class, beans.optoutReceiptFailed());
    bind(context, "optoutOneSegmentOnly", GenericFileFilter.class, beans.optoutOneSegmentOnly());
    bind(context, "optoutWritePart", Processor.class, beans.optoutWritePart());
    bind(context, "optoutScrubReports", Processor.class, beans.optoutScrubReports());
    bind(context, "optoutScrubClean", Processor.class, beans.optoutScrubClean());
    bind(context, "optoutMailUids", MailUidGenerator.class, beans.optoutMailUids());
    context.addComponent("http", new PublicHttp(Set.of("localhost")));
    context.getComponent("kamelet", KameletComponent.class).setLocation("classpath:kamelets");
    return context;
  }

  /** The same, for {@code optout:scrub}. */
  public static CamelContext scrubbing(Scrubs scrubs, Attestations attestations) {
    CamelContext context = context();
    context.getRegistry().bind("scrubs", Scrubs.class, scrubs);
    context.getRegistry().bind("attestations", Attestations.class, attestations);
    context.addComponent(
        "optout",
        new OptOutComponent(
            mock(Intake.class),
            mock(Deliveries.class),
            mock(Register.class),
            mock(Checks.class),
            PhoneNumbers.standard()));
    return context;
  }

  /** The same, for sources that are polled; how far they are is kept in {@code marks}. */
  public static CamelContext polling(SourceMarks marks) {
    CamelContext context = context();
    Connectors beans = new Connectors();
    PollErrors errors = new PollErrors();
    context.getRegistry().bind("marks", SourceMarks.class, marks);
    bind(context, "optoutPollRows", Processor.class, beans.optoutPollRows());
    bind(context, "optoutPollRecords", Processor.class, beans.optoutPollRecords());
    bind(context, "optoutPollNext", Processor.class, beans.optoutPollNext());
    bind(context, "optoutPollKept", Processor.class, beans.optoutPollKept());
    bind(context, "optoutPollDone", Processor.class, beans.optoutPollDone(errors));
    bind(context, "optoutPollFailed", Processor.class, beans.optoutPollFailed(errors));
    return context;
  }

  /** As a target's database is opened in the hub. */
  public static DataSource database(String url) {
    return Databases.pool("test", new DatabaseSettings(url, "root", ""));
  }

  private static void bind(CamelContext context, String name, Class<?> type, Object bean) {
    context.getRegistry().bind(name, type, bean);
  }
}
