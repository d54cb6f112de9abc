package io.optouthub.documents;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Section;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The record of processing of the register (GDPR art. 30 (1), its letters a to g in order). */
@Component
class ProcessingRecord implements Writing {

  private static final List<String> PEOPLE = List.of("asking", "complaining", "working");
  private static final List<String> MEASURES =
      List.of("sealed", "chain", "rights", "audit", "erasure", "sending");

  private final DocumentSettings settings;
  private final Company company;
  private final MapTables map;
  private final Keeping keeping;

  ProcessingRecord(DocumentSettings settings, Company company, MapTables map, Keeping keeping) {
    this.settings = settings;
    this.company = company;
    this.map = map;
    this.keeping = keeping;
  }

  @Override
  public String name() {
    return "record";
  }

  @Override
  public List<Section> sections(Speech in, YearMonth month) {
    CompanyWords says = settings.in(in.locale());
    Sections all = new Sections(in, name());
    all.begin("controller")
        .facts(
            in.cell(in.say("controller")), in.cell(company.name(in.locale())),
            in.cell(in.say("contact")), in.cell(says.contact()),
            in.cell(in.say("representative")), in.cell(says.representative()),
            in.cell(in.say("dpo")), in.cell(says.dpo()));
    all.begin("purposes").text("purposes.text");
    all.facts(in.cell(in.say("legal-basis")), in.cell(says.legalBasis()));
    all.begin("people").table(List.of("people", "data"), people(in));
    all.begin("recipients")
        .text("recipients.text")
        .table(List.of("recipient", "role", "systems"), recipients(in));
    all.begin("transfers").text(in.cell(says.transfers()));
    all.begin("kept").table(Keeping.HEAD, keeping.rows(in));
    all.begin("measures");
    MEASURES.forEach(measure -> all.text("measures." + measure));
    all.facts(in.cell(in.say("own-measures")), in.cell(says.measures()));
    return all.all();
  }

  private static Stream<List<Cell>> people(Speech in) {
    return PEOPLE.stream()
        .map(one -> List.of(in.cell(in.say("people." + one)), in.cell(in.say("data." + one))));
  }

  private Stream<List<Cell>> recipients(Speech in) {
    return Stream.concat(
            map.map().services().entrySet().stream(),
            map.map().subcontractors().entrySet().stream())
        .map(
            party ->
                List.of(
                    in.cell(party.getValue().title()),
                    in.cell(
                        in.word("role", party.getValue().role().name().toLowerCase(Locale.ROOT))),
                    in.cell(systems(party.getKey(), in))));
  }

  private String systems(String owner, Speech in) {
    List<String> titles =
        map.map().systems().values().stream()
            .filter(system -> system.owner().equals(owner))
            .map(CallingSystem::title)
            .toList();
    return in.list(titles, "system", "no-system");
  }
}
