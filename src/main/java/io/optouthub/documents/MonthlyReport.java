package io.optouthub.documents;

import io.optouthub.delivery.ReachedFigures;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Section;
import io.optouthub.register.ReceivedFigures;
import io.optouthub.register.ReceivedFigures.Received;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a month brought, and how soon it was everywhere. */
@Component
class MonthlyReport implements Writing {

  private final ReceivedFigures received;
  private final ReachedFigures reached;
  private final MonthTables tables;
  private final Clock clock;

  MonthlyReport(ReceivedFigures received, ReachedFigures reached, MonthTables tables, Clock clock) {
    this.received = received;
    this.reached = reached;
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "month";
  }

  @Override
  public String title(Speech in, YearMonth month) {
    return in.say("month.title", in.month(month));
  }

  /** One at a time: each reads all that the month brought. */
  @Override
  public synchronized List<Section> sections(Speech in, YearMonth month) {
    Instant now = clock.instant();
    Instant from = start(month, in.zone());
    Instant to = start(month.plusMonths(1), in.zone());
    Received came = received.of(from, to, now);
    List<ReachedFigures.AtTarget> targets =
        reached.of(new ReachedFigures.Asked(came.firstSeq(), came.lastSeq(), from, to, now));
    Sections all = new Sections(in, name()).begin("about");
    all.text(now.isBefore(to) ? "about.running" : "about.text", in.month(month), in.zone().getId());
    all.begin("received").text("received.text");
    all.table(MonthTables.RECEIVED, tables.received(came.channels(), in));
    all.begin("registered").text("registered.text");
    all.table(MonthTables.TIMES, tables.times(came.channels(), in));
    all.begin("reached")
        .text("reached.text")
        .table(MonthTables.REACHED, tables.reached(targets, in));
    all.text("reached.late").text("reached.waiting");
    String unfed = tables.unfed(targets);
    if (!unfed.isEmpty()) {
      all.text("reached.unfed", unfed);
    }
    all.begin("refused").table(MonthTables.REFUSED, tables.refused(targets, in));
    all.begin("drift").text("drift.text").table(MonthTables.DRIFT, tables.drift(targets, in));
    all.begin("cases").table(MonthTables.CASES, cases(came, in));
    return all.all();
  }

  private static Stream<List<Cell>> cases(Received came, Speech in) {
    return came.cases().stream()
        .map(
            of ->
                List.of(
                    in.cell(in.say("cause." + of.cause().word())),
                    in.cell(of.opened()),
                    in.cell(of.answered()),
                    in.cell(of.late()),
                    in.cell(of.overdue())));
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }
}
