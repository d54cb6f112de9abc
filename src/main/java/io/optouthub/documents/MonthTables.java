package io.optouthub.documents;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.delivery.ReachedFigures.AtTarget;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Kind;
import io.optouthub.register.ReceivedFigures.ByChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows of a month's figures. */
@Component
class MonthTables {

  static final List<String> RECEIVED =
      List.of("channel", "requests", "repeats", "known", "review", "open", "set-aside", "refused");
  static final List<String> TIMES = List.of("channel", "requests", "median", "p95", "longest");
  static final List<String> REACHED =
      List.of(
          "system",
          "deadline",
          "applied",
          "median",
          "p95",
          "longest",
          "late",
          "waiting",
          "skipped");
  static final List<String> REFUSED = List.of("system", "refused", "settled", "replaced", "still");
  static final List<String> DRIFT =
      List.of("system", "rounds", "asked", "missing", "back", "given-up", "still");
  static final List<String> CASES =
      List.of("cause", "opened", "answered", "late-answer", "overdue");

  private final MapTables map;

  MonthTables(MapTables map) {
    this.map = map;
  }

  /** With their sum, if they are several. */
  Stream<List<Cell>> received(List<ByChannel> channels, Speech in) {
    Stream<List<Cell>> rows = channels.stream().map(of -> row(channel(of, in), counts(of), in));
    long[] sums = new long[RECEIVED.size() - 1];
    channels.forEach(of -> Arrays.setAll(sums, i -> sums[i] + counts(of)[i]));
    return channels.size() < 2
        ? rows
        : Stream.concat(rows, Stream.of(row(in.cell(in.say("all")), sums, in)));
  }

  private static long[] counts(ByChannel of) {
    return new long[] {
      of.requests(), of.repeats(), of.known(), of.review(), of.open(), of.setAside(), of.refused()
    };
  }

  private static List<Cell> row(Cell name, long[] numbers, Speech in) {
    return Stream.concat(Stream.of(name), Arrays.stream(numbers).mapToObj(in::cell)).toList();
  }

  Stream<List<Cell>> times(List<ByChannel> channels, Speech in) {
    return channels.stream()
        .filter(of -> of.requests() > 0)
        .map(
            of ->
                List.of(
                    channel(of, in),
                    in.cell(of.requests()),
                    in.cell(of.median()),
                    in.cell(of.p95()),
                    in.cell(of.longest())));
  }

  Stream<List<Cell>> reached(List<AtTarget> targets, Speech in) {
    return targets.stream()
        .map(
            of ->
                List.of(
                    system(of, in),
                    MapTables.deadline(map.map().systems().get(of.target()), in),
                    in.cell(of.applied()),
                    of.applied() == 0 ? none() : in.cell(of.median()),
                    of.applied() == 0 ? none() : in.cell(of.p95()),
                    of.applied() == 0 ? none() : in.cell(of.longest()),
                    of.late() == null ? none() : in.cell(of.late()),
                    in.cell(of.waiting()),
                    in.cell(of.skipped())));
  }

  Stream<List<Cell>> refused(List<AtTarget> targets, Speech in) {
    return targets.stream()
        .map(
            of -> {
              long settled = of.refused().settled();
              long replaced = of.refused().replaced();
              long open = of.refused().open();
              long[] numbers = {settled + replaced + open, settled, replaced, open};
              return row(system(of, in), numbers, in);
            })
        .filter(row -> !row.get(1).text().equals("0"));
  }

  Stream<List<Cell>> drift(List<AtTarget> targets, Speech in) {
    return targets.stream()
        .filter(of -> of.readBack().rounds() + of.readBack().missing() > 0)
        .map(
            of -> {
              var back = of.readBack();
              long still = back.missing() - back.back() - back.refused();
              long[] numbers = {
                back.rounds(), back.asked(), back.missing(), back.back(), back.refused(), still
              };
              return row(system(of, in), numbers, in);
            });
  }

  /** Titles of systems of the map that nothing was ever sent to. */
  String unfed(List<AtTarget> targets) {
    Set<String> fed = targets.stream().map(AtTarget::target).collect(Collectors.toSet());
    return map.map().systems().entrySet().stream()
        .filter(system -> !fed.contains(system.getKey()))
        .map(Map.Entry::getValue)
        .map(CallingSystem::title)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Cell channel(ByChannel of, Speech in) {
    var mapped = map.map().channels().get(of.channel());
    return in.cell(mapped == null ? in.word("way", of.channel()) : mapped.title());
  }

  private Cell system(AtTarget of, Speech in) {
    CallingSystem system = map.map().systems().get(of.target());
    return in.cell(system == null ? of.target() : system.title());
  }

  private static Cell none() {
    return new Cell("\u2013", Kind.NUMBER);
  }
}
