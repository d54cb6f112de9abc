package io.optouthub.documents;

import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMap.MappedChannel;
import io.optouthub.datamap.DataMap.Party;
import io.optouthub.datamap.DataMap.Role;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.delivery.DeliverySettings;
import io.optouthub.delivery.ReachedFigures;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.register.CaseSettings;
import io.optouthub.register.Cases;
import io.optouthub.register.ReceivedFigures;
import io.optouthub.register.RetentionTerms;
import io.optouthub.scrub.ScrubSettings;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

/** Documents of a company with two systems, from settings that a test changes. */
final class TestDocuments implements DataMaps {

  static final Instant NOW = Instant.parse("2026-11-27T08:30:00Z");

  DataMap map = new DataMap(services(), subcontractors(), systems(), channels());
  @Nullable String problem;
  DocumentSettings says =
      new DocumentSettings(null, null, null, null, null, null, null, Map.of(), null, null);

  private static Map<String, Party> services() {
    return Map.of(
        "customer-service", new Party("Service clients", "dpo@example.com", Role.CONTROLLER, null));
  }

  private static Map<String, Party> subcontractors() {
    return Map.of(
        "phoneo", new Party("Phoneo", "privacy@phoneo.example", Role.PROCESSOR, "DPA-2026-07"),
        "sondeo", new Party("Sondéo", null, Role.PROCESSOR, null));
  }

  private static Map<String, CallingSystem> systems() {
    var within = new Deadline.Within(Duration.ofHours(24), "24h");
    var days = new Deadline.WorkingDays(10, "US", "10 working days US");
    return Map.of(
        "dialer",
        new CallingSystem(
            "phoneo",
            "Phoneo’s dialer",
            Set.of(Medium.VOICE),
            List.of(),
            Set.of("FR"),
            List.of(NumberFormat.NATIONAL),
            within,
            List.of("number", "name"),
            "prospecting",
            null),
        "surveys",
        new CallingSystem(
            "sondeo",
            "Enquêtes",
            Set.of(Medium.VOICE, Medium.EMAIL),
            List.of("Alba"),
            Set.of("US"),
            List.of(NumberFormat.E164),
            days,
            List.of(),
            null,
            "no access"),
        "letters",
        new CallingSystem(
            "customer-service",
            "Letters",
            Set.of(Medium.POST),
            List.of(),
            Set.of(),
            List.of(NumberFormat.E164),
            null,
            List.of(),
            null,
            null));
  }

  private static Map<String, MappedChannel> channels() {
    return Map.of(
        "form", new MappedChannel("customer-service", "Formulaire du site", null),
        "phoneo-drop", new MappedChannel("phoneo", "Dépôt de Phoneo", Duration.ofDays(2)));
  }

  Documents documents() {
    var company = new Company(says, "");
    var routes =
        List.of(
            route("phoneo-drop", "channel", "sftp"),
            route("crm", "channel", "webhook"),
            route("dialer", "target", "jdbc"),
            route("dialer-verify", "verification", "jdbc"));
    var tables = new MapTables(this, new Connections(new Routes(routes)));
    RetentionTerms terms =
        () ->
            List.of(
                new RetentionTerms.Term(
                    "evidence", "optout.register.evidence-kept", Duration.ofDays(1825)),
                new RetentionTerms.Term("receipts", "optout.retention.receipts", null));
    var keeping = new Keeping(terms);
    var cases =
        new CaseSettings(Period.ofMonths(1), Set.of(Arrival.Kind.MAIL), Duration.ofHours(24));
    var scrub =
        new ScrubSettings(
            DataSize.ofGigabytes(1),
            Duration.ofDays(30),
            4,
            Map.of("callco", new ScrubSettings.Vendor("a secret of enough letters", List.of())));
    var clock = new SettableClock(NOW);
    var delivery =
        new DeliverySettings(
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            5,
            ZoneId.of("Europe/Paris"),
            new DeliverySettings.Retry(Duration.ofSeconds(1), Duration.ofHours(1)));
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var writings =
        List.of(
            new Procedure(says, company, tables, keeping, cases),
            new ProcessingRecord(says, company, tables, keeping),
            new Recipients(tables, scrub),
            new MonthlyReport(
                new MonthFigures(
                    (from, to, now) -> received(), asked -> reached(), delivery, clock),
                new MonthTables(tables)));
    return new Documents(writings, company, this, delivery, messages, clock);
  }

  private record Routes(List<RouteState> all) implements RouteStates {
    @Override
    public Optional<String> text(String kind, String name) {
      return Optional.empty();
    }
  }

  private static RouteState route(String name, String kind, String connector) {
    return new RouteState(name, kind, connector, name + ".yaml", "running", null, null, null);
  }

  private static ReceivedFigures.Received received() {
    return new ReceivedFigures.Received(
        1,
        9,
        List.of(
            new ReceivedFigures.ByChannel(
                "form",
                1234567,
                3,
                0,
                2,
                1,
                0,
                0,
                Duration.ofMillis(400),
                Duration.ofSeconds(75),
                Duration.ofHours(30)),
            new ReceivedFigures.ByChannel(
                "gone",
                8,
                0,
                0,
                0,
                0,
                5,
                1,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofDays(3))),
        List.of(new ReceivedFigures.CasesOf(Cases.Cause.COMPLAINT, 3, 2, 1, 0)));
  }

  private static List<ReachedFigures.AtTarget> reached() {
    return List.of(
        new ReachedFigures.AtTarget(
            "dialer",
            1200000,
            Duration.ofMinutes(12),
            Duration.ofHours(5),
            Duration.ofHours(49),
            17L,
            6,
            90,
            new ReachedFigures.Refused(4, 2, 1),
            new ReachedFigures.ReadBack(30, 99, 7, 5, 1)));
  }

  @Override
  public DataMap current() {
    return map;
  }

  @Override
  public @Nullable String problem() {
    return problem;
  }
}
