package io.optouthub.documents;

import io.optouthub.datamap.DataMap;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Section;
import io.optouthub.register.CaseSettings;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The written procedure for handling opt-outs. */
@Component
class Procedure implements Writing {

  private static final List<String> OUTCOMES =
      List.of("registered", "known", "review", "set-aside", "refused");

  private final DocumentSettings settings;
  private final Company company;
  private final MapTables map;
  private final Keeping keeping;
  private final CaseSettings cases;

  Procedure(
      DocumentSettings settings,
      Company company,
      MapTables map,
      Keeping keeping,
      CaseSettings cases) {
    this.settings = settings;
    this.company = company;
    this.map = map;
    this.keeping = keeping;
    this.cases = cases;
  }

  @Override
  public String name() {
    return "procedure";
  }

  @Override
  public List<Section> sections(Speech in, YearMonth month) {
    String name = company.name(in.locale());
    CompanyWords says = settings.in(in.locale());
    Sections all = new Sections(in, name()).begin("scope");
    all.text("scope.text", name == null ? in.say("the-company") : name);
    all.begin("who")
        .facts(
            in.cell(in.say("controller")), in.cell(name),
            in.cell(in.say("contact")), in.cell(says.contact()),
            in.cell(in.say("dpo")), in.cell(says.dpo()))
        .table(MapTables.PARTIES, map.parties(in));
    all.begin("channels").text("channels.text").table(MapTables.CHANNELS, map.channels(in));
    all.begin("intake").text("intake.text").table(List.of("outcome", "meaning"), outcomes(in));
    all.text("intake.brands").text("intake.consent");
    all.begin("systems").text("systems.text", in.zone().getId());
    all.table(MapTables.CARRIED, map.carried(in)).text("systems.away").text("systems.alarm");
    all.begin("checks").text("checks.text").text("checks.chain");
    all.begin("regimes").table(List.of("country", "regime"), regimes(says.regimes(), in));
    all.begin("cases")
        .text("cases.text")
        .text("cases.repeats", ways(in), in.took(cases.repeatedAfter()));
    all.facts(in.cell(in.say("procedure.cases.time")), in.cell(in.period(cases.deadline())));
    all.begin("kept").text("kept.text").table(Keeping.HEAD, keeping.rows(in));
    return all.all();
  }

  private static Stream<List<Cell>> outcomes(Speech in) {
    return OUTCOMES.stream()
        .map(one -> List.of(in.cell(in.say("outcome." + one)), in.cell(in.say("meaning." + one))));
  }

  private String ways(Speech in) {
    return in.list(
        cases.repeats().stream().map(kind -> kind.word()).sorted().toList(), "by", "nothing");
  }

  /** Of each country for which a system is, or about which the company says something. */
  private Stream<List<Cell>> regimes(Map<String, String> regimes, Speech in) {
    Set<String> countries = new TreeSet<>(regimes.keySet());
    map.map().systems().values().stream()
        .map(DataMap.CallingSystem::countries)
        .forEach(countries::addAll);
    Stream<List<Cell>> named =
        countries.stream()
            .map(code -> List.of(in.cell(in.country(code)), in.cell(regimes.get(code))));
    boolean everywhere =
        map.map().systems().values().stream().anyMatch(system -> system.countries().isEmpty());
    return everywhere || countries.isEmpty()
        ? Stream.concat(named, Stream.of(List.of(in.cell(in.say("other-countries")), in.open())))
        : named;
  }
}
