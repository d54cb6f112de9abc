package io.optouthub.documents;

import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.DeliverySettings;
import io.optouthub.documents.Document.Block;
import io.optouthub.documents.Document.Section;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The documents that the hub writes, each as of the moment it is asked for. */
@Component
public class Documents {

  /** In the order in which they are offered. */
  public static final List<String> NAMES = List.of("procedure", "record", "recipients", "month");

  private final List<Writing> writings;
  private final Company company;
  private final DataMaps maps;
  private final DeliverySettings settings;
  private final MessageSource messages;
  private final Clock clock;

  Documents(
      List<Writing> writings,
      Company company,
      DataMaps maps,
      DeliverySettings settings,
      MessageSource messages,
      Clock clock) {
    this.writings = writings;
    this.company = company;
    this.maps = maps;
    this.settings = settings;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param month of a report; null for the last one that is over
   * @return empty when there is no document of that name
   */
  public Optional<Document> write(String name, Locale locale, @Nullable YearMonth month) {
    Speech in = new Speech(messages, locale, settings.timeZone());
    YearMonth of = month == null ? lastMonth() : month;
    return writings.stream()
        .filter(writing -> writing.name().equals(name))
        .findFirst()
        .map(
            writing ->
                new Document(
                    name, locale, writing.title(in, of), dated(in), sections(writing, in, of)));
  }

  /** The last month that is over, in the time zone of the deadlines. */
  public YearMonth lastMonth() {
    return YearMonth.from(clock.instant().atZone(settings.timeZone())).minusMonths(1);
  }

  public byte[] pdf(Document document) {
    return DocumentPdf.write(
        document, messages.getMessage("dossier.page", null, document.locale()));
  }

  private String dated(Speech in) {
    String name = company.name(in.locale());
    String dated = in.say("dated", in.at(clock.instant()));
    return name == null ? dated : name + " \u2013 " + dated;
  }

  private List<Section> sections(Writing writing, Speech in, YearMonth month) {
    List<Section> sections = new ArrayList<>(writing.sections(in, month));
    String problem = maps.problem();
    if (problem != null) {
      Block block = Block.of(in.cell(in.say("map-problem", problem)));
      sections.add(0, new Section(in.say("map-problem.title"), List.of(block)));
    }
    return sections;
  }
}
