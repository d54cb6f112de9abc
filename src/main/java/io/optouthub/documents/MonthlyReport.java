package io.optouthub.documents;

import io.optouthub.delivery.ReachedFigures.AtTarget;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Section;
import io.optouthub.documents.MonthFigures.Figures;
import io.optouthub.register.ReceivedFigures.Received;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a month brought, and how soon it was everywhere. */
@Component
class MonthlyReport implements Writing {

  private final MonthFigures figures;
  private final MonthTables tables;

  MonthlyReport(MonthFigures figures, MonthTables tables) {
    this.figures = figures;
    this.tables = tables;
  }

  @Override
  public String name() {
    return "month";
  }

  @Override
  public String title(Speech in, YearMonth month) {
    return in.say("month.title", in.month(month));
  }

  @Override
  public List<Section> sections(Speech in, YearMonth month) {
    Figures of = figures.of(month);
    Received came = of.received();
    List<AtTarget> targets = of.reached();
    Sections all = new Sections(in, name()).begin("about");
    all.text(of.running() ? "about.running" : "about.text", in.month(month), in.zone().getId());
    all.text("about.counted", in.at(of.at()));
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
}
