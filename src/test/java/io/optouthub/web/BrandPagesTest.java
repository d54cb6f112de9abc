package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.Systems;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The public pages in a brand's look. */
@WebTest
@TestPropertySource(properties = "optout.web.frame-ancestors=https://www.group.example")
class BrandPagesTest {

  private static final Phone PHONE = new Phone("+33199001234");

  @Autowired private DataMaps maps;
  @Autowired private Intake intake;
  @Autowired private PhoneNumbers numbers;
  private final Http http;

  BrandPagesTest(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void aSystemThatCallsForAThirdBrand() {
    var dialer =
        Systems.system(
            "sales", "Dialer", Medium.ALL, List.of("Clair"), Set.of(), NumberFormat.E164, null);
    given(maps.current())
        .willReturn(new DataMap(Map.of(), Map.of(), Map.of("dialer", dialer), Map.of()));
    given(numbers.read(anyString(), anyString()))
        .willReturn(new PhoneNumbers.Reading.Number(PHONE));
    given(intake.take(any(Arrival.class), any()))
        .willReturn(new Intake.Receipt("REF-1", Map.of(Outcome.REGISTERED, 1), "", 7));
  }

  @Test
  void itsNameAndItsColoursGoWithThePersonFromPageToPage() {
    assertThat(http.get("/?brand=Alba").body())
        .contains("/brands/Alba/look.css", "<span>Alba</span>", "name=\"look\" value=\"Alba\"")
        .contains("/requests?lang=en&amp;brand=Alba", "?lang=fr&amp;brand=Alba");
    HttpResponse<String> sent =
        http.form("/", "phone", "0199001234", "stop", "voice", "look", "Alba");
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .endsWith("/requests/REF-1?noted&lang=en&brand=Alba");
    assertThat(http.form("/", "phone", "", "look", "Alba").body())
        .contains("<span>Alba</span>", "name=\"look\" value=\"Alba\"");
    assertThat(http.get("/?brand=boreal").body()).contains("Boréal").doesNotContain("look.css");
    assertThat(http.get("/?brand=none").body()).doesNotContain("name=\"look\"");
  }

  @Test
  void theLookIsNotWhatTheRequestIsAbout() {
    http.form("/", "phone", "0199001234", "stop", "voice", "look", "Alba");
    verify(intake).take(any(Arrival.class), asked(Scope.ALL));
    http.form("/", "phone", "0199001234", "stop", "voice", "look", "Alba", "brand", "Clair");
    verify(intake).take(any(Arrival.class), asked(new Scope("Clair")));
  }

  @Test
  void whatCanBeChosenIsEveryBrandOfTheSettingsAndOfTheMap() {
    assertThat(http.get("/").body())
        .containsSubsequence(
            "All brands", "value=\"Alba\"", "value=\"boreal\"", "Only Boréal", "value=\"Clair\"");
  }

  @Test
  void itsColoursAreAStyleSheetWithTextThatCanBeRead() {
    HttpResponse<String> css = http.get("/brands/Alba/look.css");
    assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=3600");
    assertThat(css.body()).contains("--accent:#ffd54a", "--accent-ink:#000000");
    assertThat(http.get("/brands/boreal/look.css").statusCode()).isEqualTo(404);
    assertThat(http.get("/brands/Alba/logo").statusCode()).isEqualTo(404);
  }

  @Test
  void itsOwnSitesMayFrameItAndNoOthers() {
    assertThat(ancestors("/?brand=Alba")).isEqualTo("frame-ancestors https://www.alba.example");
    assertThat(ancestors("/requests/REF-1?brand=Alba"))
        .isEqualTo("frame-ancestors https://www.alba.example");
    assertThat(ancestors("/complaints?brand=boreal")).isEqualTo("frame-ancestors 'none'");
    assertThat(ancestors("/")).isEqualTo("frame-ancestors https://www.group.example");
    assertThat(http.get("/?brand=boreal").headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(http.get("/?brand=Alba").headers().firstValue("X-Frame-Options")).isEmpty();
  }

  private String ancestors(String path) {
    return http.get(path)
        .headers()
        .firstValue("Content-Security-Policy")
        .orElseThrow()
        .replaceAll(".*(frame-ancestors [^;]*);.*", "$1");
  }

  private static List<OptOut> asked(Scope scope) {
    return org.mockito.ArgumentMatchers.eq(List.of(OptOut.of(PHONE, Set.of(Medium.VOICE), scope)));
  }
}
