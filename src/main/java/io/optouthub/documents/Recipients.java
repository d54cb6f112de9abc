package io.optouthub.documents;

import io.optouthub.documents.Document.Section;
import io.optouthub.scrub.ScrubSettings;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who gets opt-outs, on whose behalf, into which systems and by when. */
@Component
class Recipients implements Writing {

  private final MapTables map;
  private final ScrubSettings scrub;

  Recipients(MapTables map, ScrubSettings scrub) {
    this.map = map;
    this.scrub = scrub;
  }

  @Override
  public String name() {
    return "recipients";
  }

  @Override
  public List<Section> sections(Speech in, YearMonth month) {
    Sections all = new Sections(in, name());
    all.begin("parties").text("parties.text").table(MapTables.PARTIES, map.parties(in));
    all.begin("systems").text("systems.text").table(MapTables.HELD, map.held(in));
    all.begin("connected").table(MapTables.CARRIED, map.carried(in));
    all.begin("channels").table(MapTables.CHANNELS, map.channels(in));
    all.begin("asking").text("asking.text");
    return all.table(
            List.of("vendor"),
            scrub.blind().keySet().stream().sorted().map(name -> List.of(in.cell(name))))
        .all();
  }
}
