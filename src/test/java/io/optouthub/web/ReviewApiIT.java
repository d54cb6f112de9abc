package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.access.Audit;
import io.optouthub.access.IssuedKeys;
import io.optouthub.access.OidcLogin;
import io.optouthub.access.OwnPassword;
import io.optouthub.access.Users;
import io.optouthub.camel.RouteStates;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Lateness;
import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.SentLists;
import io.optouthub.documents.Documents;
import io.optouthub.dossier.Dossiers;
import io.optouthub.dossier.SignedDossiers;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Channels;
import io.optouthub.intake.Correspondence;
import io.optouthub.intake.FilesUnderWay;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.WorkFolder;
import io.optouthub.intake.trial.Trials;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.Cases;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.ChannelHistory;
import io.optouthub.register.Checks;
import io.optouthub.register.Erasures;
import io.optouthub.register.Filed;
import io.optouthub.register.Histories;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Item;
import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterKeys;
import io.optouthub.register.RetentionTerms;
import io.optouthub.register.Reviews;
import io.optouthub.register.Signing;
import io.optouthub.register.SourceMarks;
import io.optouthub.register.Submission;
import io.optouthub.register.TestRegister;
import io.optouthub.register.Tokens;
import io.optouthub.scrub.Attestations;
import io.optouthub.scrub.BlindScrubs;
import io.optouthub.scrub.Scrubs;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.ui.ExtendedModelMap;

/** Reviews over HTTP, on a real register. */
@SpringBootTest(
    classes = {WebTestApp.class, ReviewApiIT.RealRegister.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoint.health.validate-group-membership=false",
      "optout.web.metrics-refresh=100ms"
    })
@AutoConfigureObservability
@MockitoBean(
    types = {
      Intake.class,
      FilesUnderWay.class,
      SourceMarks.class,
      Manifests.class,
      Scrubs.class,
      BlindScrubs.class,
      Attestations.class,
      WorkFolder.class,
      Tokens.class,
      Channels.class,
      Trials.class,
      Users.class,
      OwnPassword.class,
      IssuedKeys.class,
      OidcLogin.class,
      Audit.class,
      Deliveries.class,
      Lateness.class,
      ListLinks.class,
      SentLists.class,
      Documents.class,
      Dossiers.class,
      SignedDossiers.class,
      Signing.class,
      Erasures.class,
      RegisterKeys.class,
      Histories.class,
      DataMaps.class,
      RouteStates.class,
      ChannelHistory.class,
      RetentionTerms.class
    })
class ReviewApiIT {

  private static final String REVIEW = "/api/v1/review";
  private static final Phone ANNE = new Phone("+33199001234");
  private static final String MAIL =
      """
      From: Anne <anne@example.org>\r
      To: stop@example.com\r
      Subject: =?UTF-8?Q?Arr=C3=AAtez?=\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      Arr=C3=AAtez ! 01 99 00 12 34\r
      > vous m'avez dit\r
      """;

  /** The register and what reads it; no stereotype, so that no scan finds it. */
  static class RealRegister {

    static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

    @Bean
    TestRegister hub(Clock clock) {
      return TestRegister.fresh(clock);
    }

    @Bean
    Register register(TestRegister hub) {
      return hub.register;
    }

    @Bean
    IntakeLog log(TestRegister hub) {
      return hub.log;
    }

    @Bean
    Reviews reviews(TestRegister hub) {
      return hub.reviews;
    }

    @Bean
    Checks checks(TestRegister hub) {
      return hub.checks;
    }

    @Bean
    ChainCheck chain(TestRegister hub) {
      return hub.chain;
    }

    @Bean
    Cases cases(TestRegister hub) {
      return hub.cases;
    }

    @Bean
    PhoneNumbers numbers() {
      return PhoneNumbers.standard();
    }

    @Bean
    Correspondence correspondence() {
      return new Correspondence() {
        @Override
        public boolean ask(long review, String template) {
          return ASKED.add(review + " " + template);
        }

        @Override
        public boolean sends() {
          return true;
        }
      };
    }
  }

  @Autowired private TestRegister hub;
  @Autowired private DataMaps maps;
  @Autowired private Channels channels;
  @Autowired private TodayPage today;
  private final Http http;

  ReviewApiIT(@LocalServerPort int port) {
    http = new Http(port);
  }

  @BeforeEach
  void noMap() {
    given(maps.current()).willReturn(DataMap.EMPTY);
  }

  @Test
  void aPersonSeesWhatArrivedWhatWasUnderstoodAndWhatIsMissing() {
    Filed filed = mail("mail", MAIL, OptOut.of(ANNE, Set.of(Medium.VOICE), Scope.ALL));
    JsonNode one = Http.tree(http.key("operate").get(REVIEW + "/" + filed.seq()));
    assertThat(one.at("/item/reason").asText()).isEqualTo("one of the numbers in it is none");
    assertThat(one.at("/understood/0/identity").asText()).isEqualTo("+33199001234");
    assertThat(one.at("/understood/0/media/0").asText()).isEqualTo("voice");
    assertThat(one.at("/evidence/text").asText())
        .contains("Subject: Arrêtez", "Arrêtez ! 01 99 00 12 34", "> vous m'avez dit");
    assertThat(one.path("found"))
        .extracting(JsonNode::asText)
        .contains("+33199001234", "anne@example.org")
        .doesNotContain("stop@example.com");
    assertThat(http.get(REVIEW + "/" + filed.seq() + "/evidence").body()).isEqualTo(MAIL);
  }

  @Test
  void whoeverMayNotSeeIdentitiesSeesNoneOfThemAndDecidesNothing() {
    long id = mail("mail", MAIL, OptOut.of(ANNE, Set.of(Medium.VOICE), Scope.ALL)).seq();
    http.key("read");
    assertThat(http.get(REVIEW + "/" + id).body())
        .contains("\"reason\"")
        .doesNotContain("+33", "19900", "anne@");
    assertThat(http.get(REVIEW + "?channel=mail").body()).doesNotContain("+33", "evidence");
    assertThat(http.get(REVIEW + "/" + id + "/evidence").statusCode()).isEqualTo(403);
    assertThat(decide(id, "{\"verdict\":\"none\"}").statusCode()).isEqualTo(403);
    assertThat(http.key("identities").get(REVIEW + "/" + id).statusCode()).isEqualTo(403);
    assertThat(http.key("intake").get(REVIEW).statusCode()).isEqualTo(403);
    assertThat(http.key("").get(REVIEW).statusCode()).isEqualTo(401);
  }

  @Test
  void theQueueIsPagedByIdAndFilteredByChannel() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(mail("paged", MAIL).seq());
    }
    http.key("read");
    JsonNode first = Http.tree(http.get(REVIEW + "?channel=paged&limit=2"));
    assertThat(first.findValuesAsText("id")).containsExactly("" + ids.get(0), "" + ids.get(1));
    JsonNode rest = Http.tree(http.get(REVIEW + "?channel=paged&after=" + ids.get(1)));
    assertThat(rest.findValuesAsText("id")).containsExactly("" + ids.get(2));
    assertThat(http.get(REVIEW + "?limit=0").body()).contains("1 to 1000");
  }

  @Test
  void numbersInAnyWritingAreRegisteredAndTheReferenceShowsIt() {
    Filed filed = mail("mail", MAIL);
    http.key("operate");
    HttpResponse<String> answer =
        decide(
            filed.seq(),
            """
            {"verdict": "register", "phones": ["06 39 98 12 34", "0044 7700 900123"],
             "emails": ["anne@example.org"], "media": ["voice", "sms"], "remark": "she rang"}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode made = Http.tree(answer);
    assertThat(made.findValuesAsText("identity"))
        .containsExactly("+33639981234", "+447700900123", "anne@example.org");
    assertThat(made.at("/decided/by").asText()).isEqualTo("operate");
    assertThat(made.at("/decided/remark").asText()).isEqualTo("she rang");
    assertThat(hub.register.check(new Phone("+33639981234"), Medium.ALL, Scope.ALL).since())
        .containsOnlyKeys(Medium.VOICE, Medium.SMS);
    JsonNode shown = Http.tree(http.get("/api/v1/opt-outs/" + filed.reference()));
    assertThat(shown.at("/decided/verdict").asText()).isEqualTo("register");
    assertThat(shown.path("requests")).hasSize(3);
    assertThat(shown.path("channel").asText()).isEqualTo("mail");
    assertThat(http.get("/requests/" + filed.reference()).body())
        .contains("Written into the central register")
        .doesNotContain("A person will read");
  }

  @Test
  void ofTwoAtOnceOneDecidesAndTheOtherLearnsWhoAndWhen() {
    long id = mail("mail", MAIL).seq();
    http.key("operate");
    var one = CompletableFuture.supplyAsync(() -> decide(id, register("0199001111")));
    var two = CompletableFuture.supplyAsync(() -> decide(id, register("0199002222")));
    List<HttpResponse<String>> answers = List.of(one.join(), two.join());
    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
    HttpResponse<String> late =
        answers.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow();
    assertThat(late.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(late.body())
        .contains("Decided already: register by operate at 2026-03-01T09:00:00Z");
    assertThat(hub.reviews.find(id, true).orElseThrow().requests()).hasSize(1);
  }

  @Test
  void theApisOwnPageKnowsReviewsAndTrials() {
    JsonNode paths = Http.tree(http.get("/api/openapi")).path("paths");
    assertThat(paths.path("/api/v1/review/{id}/decide").path("post").path("responses").has("409"))
        .isTrue();
    assertThat(paths.has("/api/v1/channels/{name}/try")).isTrue();
    assertThat(paths.at("/~1api~1v1~1try/post/requestBody/content").has("multipart/form-data"))
        .isTrue();
  }

  @Test
  void aNumberWithoutACountryIsOneOfTheChannels() {
    var london = new Channel("london", "GB", Set.of(Medium.VOICE), Scope.ALL, Map.of());
    given(channels.find("london"))
        .willReturn(Optional.of(new Channels.Declared(london, Channels.Kind.MAIL)));
    long id = mail("london", MAIL).seq();
    http.key("operate");
    assertThat(decide(id, register("07700 900123")).body()).contains("+447700900123");
  }

  @Test
  void theFirstPageOfTheConsoleCountsWhatIsOpen() {
    long before = open();
    long id = mail("mail", MAIL).seq();
    assertThat(open()).isEqualTo(before + 1);
    http.key("operate");
    decide(id, "{\"verdict\":\"known\"}");
    assertThat(open()).isEqualTo(before);
  }

  private long open() {
    var model = new ExtendedModelMap();
    today.today("days", model);
    return (long) Objects.requireNonNull(model.getAttribute("review"));
  }

  @Test
  void whatCannotBeTakenIsToldFieldByFieldAndDecidesNothing() {
    long id = mail("mail", MAIL).seq();
    http.key("operate");
    assertThat(refused(id, "{\"verdict\":\"maybe\"}")).contains("verdict");
    assertThat(refused(id, "{\"verdict\":\"register\"}")).contains("phones");
    assertThat(refused(id, register("12"))).contains("phone: too short");
    assertThat(refused(id, "{\"verdict\":\"none\",\"phones\":[\"0199001234\"]}"))
        .contains("register only");
    assertThat(refused(id, "{\"verdict\":\"ask\"}")).contains("template");
    assertThat(refused(id, "{\"verdict\":\"none\",\"note\":\"x\"}")).contains("no such field");
    assertThat(decide(4711, "{\"verdict\":\"none\"}").statusCode()).isEqualTo(404);
    assertThat(decide(id, "{").statusCode()).isEqualTo(400);
    assertThat(hub.reviews.find(id, false).orElseThrow().decided()).isNull();
  }

  @Test
  void whoeverIsAskedBackIsWrittenToAfterTheDecision() {
    Filed filed = mail("mail", MAIL);
    http.key("operate");
    JsonNode answer =
        Http.tree(decide(filed.seq(), "{\"verdict\":\"ask\",\"template\":\"number\"}"));
    assertThat(answer.path("asked").asBoolean()).isTrue();
    assertThat(RealRegister.ASKED).contains(filed.seq() + " number");
    assertThat(http.get("/requests/" + filed.reference()).body()).contains("We have written back");
  }

  @Test
  void countsMetricsAndTheQueueAddUp() {
    long id = mail("counted", MAIL).seq();
    mail("counted", MAIL);
    http.key("operate");
    decide(id, "{\"verdict\":\"none\"}");
    JsonNode channel =
        Http.tree(http.get("/api/v1/channels")).findParents("name").stream()
            .filter(view -> view.path("name").asText().equals("counted"))
            .findFirst()
            .orElseThrow();
    assertThat(channel.at("/counts/review").asLong()).isEqualTo(2);
    assertThat(channel.path("reviewOpen").asLong()).isEqualTo(1);
    assertThat(channel.path("reviewDecided").asLong()).isEqualTo(1);
    assertThat(Objects.requireNonNull(hub.log.counts().get("counted")))
        .containsEntry(Outcome.REVIEW, 2L);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(http.get("/actuator/prometheus").body())
                    .contains("optout_reviews_open{channel=\"counted\"} 1.0")
                    .contains("optout_reviews_decided{channel=\"counted\"} 1.0")
                    .contains("optout_reviews_oldest_age_seconds{channel=\"counted\"}"));
  }

  private String refused(long id, String body) {
    HttpResponse<String> answer = decide(id, body);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private static String register(String phone) {
    return "{\"verdict\":\"register\",\"phones\":[\"" + phone + "\"]}";
  }

  private HttpResponse<String> decide(long id, String body) {
    return http.json(REVIEW + "/" + id + "/decide", body);
  }

  private Filed mail(String channel, String mail, OptOut... clear) {
    String id = UUID.randomUUID().toString();
    Arrival arrival = new Arrival(channel, Arrival.Kind.MAIL, id, id, hub.now());
    Item item =
        new Item(
            Outcome.REVIEW,
            List.of(clear),
            "one of the numbers in it is none",
            mail.getBytes(StandardCharsets.UTF_8));
    return hub.register.append(Submission.message(arrival, item));
  }
}
