package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.camel.RouteStates;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Samples tried on the channels of a running hub, and examples beside their files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TryIT {

  private static final Path ROUTES = Path.of("target/try-it-routes");
  private static final String READ = "read-key-for-the-tests-of-trials";
  private static final String OPERATE = "operate-key-for-the-tests-of-trials";
  private static final String ROUTE =
      """
      - route:
          id: shop
          from:
            uri: kamelet:optout-folder-source
            parameters: { directory: %s }
          steps:
            - to: optout:intake/shop?country=GB&media=sms&brand=Nord
      """
          .replace("    steps", "      steps");

  private Sandbox sandbox;
  private Register register;
  private IntakeLog log;
  private long head;
  private Map<String, ?> counts = Map.of();

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(ROUTES);
    FileSystemUtils.copyRecursively(Path.of("src/test/resources/sandbox/routes"), ROUTES);
    sandbox =
        Sandbox.start(
            Path.of("target/try-it"),
            Map.of(
                "server.port",
                0,
                "optout.routes.folder",
                ROUTES.toString(),
                "optout.access.keys.read",
                READ,
                "optout.access.keys.operate",
                OPERATE));
    register = sandbox.hub.getBean(Register.class);
    log = sandbox.hub.getBean(IntakeLog.class);
    head = register.head();
    counts = log.counts();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(register.head()).isEqualTo(head);
    assertThat(log.counts()).isEqualTo(counts);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aMailIsTriedOnItsMailbox() throws Exception {
    String mail = "From: anne@example.org\r\nSubject: Stop\r\n\r\nNe m'appelez plus au 0199001234";
    JsonNode tried = tree(post(OPERATE, "channels/mail/try", "message/rfc822", mail));
    assertThat(tried.path("as").asText()).isEqualTo("mail");
    assertThat(tried.at("/rows/0/outcome").asText()).isEqualTo("registered");
    assertThat(tried.at("/rows/0/requests/0/identity").asText()).isEqualTo("+33199001234");
    assertThat(post(READ, "channels/mail/try", "message/rfc822", mail).body())
        .contains("+33…34")
        .doesNotContain("199001234");
  }

  @Test
  void aFileIsTriedRowByRowAndAllOfItCounted() throws Exception {
    String rows =
        "phone\n36\n"
            + IntStream.range(0, 2_000)
                .mapToObj(i -> "063998" + (1000 + i))
                .collect(Collectors.joining("\n"));
    JsonNode tried = tree(post(OPERATE, "channels/phoneo-drop/try?file=a.csv", "text/csv", rows));
    assertThat(tried.at("/counts/registered").asInt()).isEqualTo(2_000);
    assertThat(tried.at("/counts/refused").asInt()).isEqualTo(1);
    assertThat(tried.path("rows")).hasSize(1_000);
    assertThat(tried.path("notShown").asInt()).isEqualTo(1_001);
    assertThat(tried.at("/rows/0/reason").asText()).contains("too short");
    assertThat(tried.at("/rows/1/row").asInt()).isEqualTo(2);
  }

  @Test
  void aWebhooksBodyIsTriedWithTheFieldsOfItsChannel() throws Exception {
    String body = "{\"contact\": {\"mobile\": \"0199001234\"}}";
    JsonNode tried = tree(post(OPERATE, "channels/crm/try", "application/json", body));
    assertThat(tried.at("/rows/0/requests/0/identity").asText()).isEqualTo("+33199001234");
    JsonNode other = tree(post(OPERATE, "channels/crm/try?as=file", "text/csv", "tel\n0199001234"));
    assertThat(other.path("as").asText()).isEqualTo("file");
  }

  @Test
  void aRouteFileThatIsNotInstalledIsTriedWithoutBeingStarted() throws Exception {
    Path folder = Path.of("target/try-it-not-made").toAbsolutePath();
    HttpResponse<String> answer =
        multipart(ROUTE.formatted(folder), "tél;marque\r\n07700 900123;\r\n");
    JsonNode tried = tree(answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(tried.path("channel").asText()).isEqualTo("shop");
    assertThat(tried.at("/rows/0/requests/0/identity").asText()).isEqualTo("+447700900123");
    assertThat(tried.at("/rows/0/requests/0/media/0").asText()).isEqualTo("sms");
    assertThat(tried.at("/rows/0/requests/0/brand").asText()).isEqualTo("Nord");
    assertThat(folder).doesNotExist();
    assertThat(sandbox.hub.getBean(RouteStates.class).all())
        .extracting(RouteStates.RouteState::name)
        .doesNotContain("shop");
  }

  @Test
  void aBadRouteFileIsRefusedWithItsLineAndGivesNoSecretAway() throws Exception {
    HttpResponse<String> mistyped =
        multipart(ROUTE.replace("directory", "directry").formatted("x"), "phone\n1");
    assertThat(mistyped.statusCode()).isEqualTo(422);
    assertThat(mistyped.body()).contains("line 5").contains("did you mean 'directory'");
    HttpResponse<String> curious =
        multipart(
            ROUTE.replace("brand=Nord", "brand={{sandbox.password}}").formatted("x"), "phone\n1");
    assertThat(curious.statusCode()).isEqualTo(422);
    assertThat(curious.body()).contains("placeholders").doesNotContain(Sandbox.PASSWORD);
    String unknown = ROUTE.replace("country=GB", "contry=GB").formatted("x");
    assertThat(multipart(unknown, "phone\n1").body()).contains("contry");
  }

  @Test
  void whatCannotBeTriedIsToldAsAProblem() throws Exception {
    assertThat(post(OPERATE, "channels/none/try", "text/csv", "x").statusCode()).isEqualTo(404);
    assertThat(post(OPERATE, "channels/mail/try", "text/csv", "").statusCode()).isEqualTo(400);
    assertThat(post(OPERATE, "channels/mail/try?as=fax", "text/csv", "x").body())
        .contains("one of mail, file, webhook");
    assertThat(post(OPERATE, "try", "multipart/form-data; boundary=b", "--b--").statusCode())
        .isEqualTo(400);
    assertThat(post("", "channels/mail/try", "text/csv", "x").statusCode()).isEqualTo(401);
    String large = "x".repeat(10_485_761);
    assertThat(post(READ, "channels/mail/try", "text/csv", large).statusCode()).isEqualTo(413);
    assertThat(post(READ, "opt-outs", "application/json", "x".repeat(300_000)).statusCode())
        .isIn(403, 413);
  }

  @Test
  void anExampleThatFailsRefusesTheNewVersionAndTheRunningOneStays() throws Exception {
    Path drop = Path.of("target/try-it-drop").toAbsolutePath();
    Path route = ROUTES.resolve("channels/shop.yaml");
    Path examples = ROUTES.resolve("channels/shop.examples.yaml");
    String given = "- example: one\n  given: \"phone\\n07700900123\"\n  expect: %s\n";
    Files.writeString(examples, given.formatted("registered"));
    Files.writeString(route, ROUTE.formatted(drop));
    await("running", null);
    Files.writeString(examples, given.formatted("review"));
    await("running", "shop.examples.yaml:3: example 'one': row 1: expected review, is registered");
    Files.writeString(examples, given.formatted("registered"));
    await("running", null);
    Files.delete(route);
    Files.delete(examples);
    Awaitility.await()
        .until(
            () ->
                sandbox.hub.getBean(RouteStates.class).all().stream()
                    .noneMatch(state -> state.name().startsWith("shop")));
  }

  private void await(String state, @org.jspecify.annotations.Nullable String problem) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(sandbox.hub.getBean(RouteStates.class).all())
                    .filteredOn(route -> route.name().startsWith("shop"))
                    .hasSize(1)
                    .allSatisfy(
                        route -> {
                          assertThat(route.state()).isEqualTo(state);
                          assertThat(route.problem()).isEqualTo(problem);
                        }));
  }

  private HttpResponse<String> multipart(String route, String sample) throws Exception {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"route\"\r\n\r\n"
            + route
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"sample\"; filename=\"a.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + sample
            + "\r\n--b--\r\n";
    return post(OPERATE, "try", "multipart/form-data; boundary=b", body);
  }

  private HttpResponse<String> post(String key, String path, String type, String body)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + sandbox.port() + "/api/v1/" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode tree(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }
}
