package io.optouthub.web;

import static io.optouthub.web.PagesKit.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Channels;
import io.optouthub.intake.trial.Trial;
import io.optouthub.intake.trial.Trials;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Cases;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.ChannelHistory;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Manifests;
import io.optouthub.register.Reviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reasons are stored in English and read in the language of the page. */
@WebTest
class WhyTest {

  private static final String REASON = "phone: too long for a phone number";
  private static final String FRENCH = "numéro : trop long pour un numéro de téléphone";

  @Autowired private DataMaps maps;
  @Autowired private Reviews reviews;
  @Autowired private ChannelHistory history;
  @Autowired private Manifests manifests;
  @Autowired private Channels channels;
  @Autowired private Trials trials;
  @Autowired private Cases cases;
  @Autowired private ChainCheck chain;
  private final int port;

  WhyTest(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeEach
  void somethingToSay() throws IOException {
    given(maps.current()).willReturn(DataMap.EMPTY);
    given(cases.backlog()).willReturn(new Cases.Backlog(0, 0, 0));
    IntakeLog.Line line =
        new IntakeLog.Line(
            7,
            7,
            "mail",
            "mail",
            "id",
            0,
            "REF",
            Outcome.REVIEW,
            REASON,
            WebTestApp.NOW,
            List.of());
    given(reviews.find(eq(7L), anyBoolean())).willReturn(Optional.of(line));
    given(reviews.open(any(), anyLong(), anyInt(), anyBoolean())).willReturn(List.of(line));
    given(history.latest("form", 20))
        .willReturn(
            List.of(
                new ChannelHistory.Arrived(
                    "REF", "api", "id", 1, true, WebTestApp.NOW, Outcome.REFUSED, REASON)));
    given(manifests.problems(any()))
        .willReturn(Map.of("form", List.of("a.csv: 3 rows were announced, 2 came")));
    Channel form = new Channel("form", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    given(channels.find("form"))
        .willReturn(Optional.of(new Channels.Declared(form, Channels.Kind.MAIL)));
    given(trials.run(any(), any(), any(), any(), anyInt()))
        .willReturn(
            new Trial(
                List.of(new Trial.Row(1, Outcome.REFUSED, List.of(), "it names no number")),
                Map.of(Outcome.REFUSED, 1)));
  }

  @Test
  void theConsoleSaysThemInTheLanguageOfThePage() {
    Http browser = login(port, "dpo");
    for (String page : List.of("/console/review", "/console/review/7", "/console/channels/form")) {
      assertThat(browser.get(page + "?lang=fr").body()).as(page).contains(FRENCH);
      assertThat(browser.get(page + "?lang=en").body()).as(page).contains(REASON);
    }
    assertThat(browser.get("/console/channels/form?lang=fr").body())
        .contains("a.csv : 3 lignes annoncées, 2 reçues");
    assertThat(browser.get("/console?lang=fr").body())
        .contains("a.csv : 3 lignes annoncées, 2 reçues");
  }

  @Test
  void theSampleAndTheChainSayThemToo() {
    given(chain.verify())
        .willReturn(
            new ChainCheck.Report(
                9, 3, List.of(new ChainCheck.Finding("removed", 4, "the entry is missing"))));
    Http browser = login(port, "administrator");
    browser.get("/console?lang=fr");
    String channel = "/console/channels/form";
    assertThat(PagesKit.post(browser, channel, channel + "/try", "sample", "x").body())
        .contains("aucun numéro n’est donné");
    String page = "/console/administration";
    assertThat(PagesKit.post(browser, page, page + "/verify").body())
        .contains("retiré 4: la ligne manque");
  }

  @Test
  void theApiSaysThemAsTheyAreStored() {
    Http api = new Http(port).language(Locale.FRENCH);
    assertThat(api.key("read").get("/api/v1/review?lang=fr").body()).contains(REASON);
  }

  @Test
  void whatMayBeAnIdentityIsSealedButNotTheHubsOwnWords() {
    Why french = Why.in(Locale.FRENCH);
    assertThat(french.say("0639981234.csv: announced and has not come"))
        .isEqualTo("[sealed].csv : annoncé, et pas reçu");
    assertThat(Why.in(Locale.ENGLISH).say("call anne@example.org")).isEqualTo("call [sealed]");
    String date = "at: not a date or time; write it as 2026-11-20T14:30:00+01:00";
    assertThat(Why.in(Locale.ENGLISH).say(date)).isEqualTo(date);
    assertThat(french.say(date)).contains("ni une date", "2026-11-20T14:30:00+01:00");
    assertThat(french.say(null)).isNull();
  }

  @Test
  void noTemplateShowsAReasonAsItIsStored() throws IOException {
    Pattern shown =
        Pattern.compile(
            "th:text=\"[^\"]*(reason\\(\\)|request\\.remark\\(\\)|\\$\\{reason})[^\"]*\"");
    List<String> raw = new ArrayList<>();
    int found = 0;
    try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates/console"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        Matcher each = shown.matcher(Files.readString(template));
        while (each.find()) {
          found++;
          if (!each.group().contains("why.say(")) {
            raw.add(template.getFileName() + " " + each.group());
          }
        }
      }
    }
    assertThat(found).isGreaterThan(3);
    assertThat(raw).isEmpty();
  }
}
