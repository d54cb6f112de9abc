package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.documents.Documents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.util.HtmlUtils;

/** What was asked, done and proven about one person, to be handed out and checked by strangers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossierIT {

  private static final String OPERATE = "an-operate-key-for-the-test-of-dossiers";
  private static final String READ = "a-read-key-for-the-test-of-the-dossiers";
  private static final String INTAKE = "an-intake-key-for-the-test-of-dossiers";

  private final HttpClient client = HttpClient.newHttpClient();
  private Sandbox sandbox;
  private String base;
  private String reference;

  @BeforeAll
  void askTwice() throws Exception {
    sandbox =
        Sandbox.start(
            Path.of("target/dossier-it"),
            Map.of(
                "server.port", 0,
                "optout.dossier.issuer", "Société Exemple",
                "optout.access.keys.operate", OPERATE,
                "optout.access.keys.read", READ,
                "optout.access.keys.intake", INTAKE));
    base = "http://127.0.0.1:" + sandbox.hub.getEnvironment().getProperty("local.server.port");
    String ask =
        "{\"phone\": \"06 39 98 00 77\", \"media\": [\"voice\"], \"words\": \"Stop, please\"}";
    JsonNode first = new ObjectMapper().readTree(post("/api/v1/opt-outs", INTAKE, ask).body());
    reference = first.path("reference").asText();
    assertThat(post("/api/v1/opt-outs", INTAKE, ask).statusCode()).isIn(200, 201, 202);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                sandbox.hub.getBean(Deliveries.class).statuses().stream()
                    .allMatch(status -> status.lag() == 0));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void holdsEveryRequestAndWhatEachTargetDid() throws Exception {
    JsonNode dossier = json(get("/api/v1/dossiers/" + reference, OPERATE)).path("dossier");

    assertThat(dossier.path("issuer").asText()).isEqualTo("Société Exemple");
    assertThat(dossier.at("/subjects/0/identity").asText()).isEqualTo("+33639980077");
    assertThat(dossier.at("/subjects/0/standing/0/medium").asText()).isEqualTo("voice");
    assertThat(dossier.at("/subjects/0/standing/0/optedOut").asBoolean()).isTrue();
    assertThat(dossier.path("requests")).hasSize(2);
    JsonNode request = dossier.at("/requests/0");
    assertThat(request.path("wish").asText()).isEqualTo("opt-out");
    assertThat(request.path("reference").asText()).isEqualTo(reference);
    assertThat(request.path("channel").asText()).isEqualTo("api");
    assertThat(dossier.at("/requests/1/wish").asText()).isEqualTo("repeat");
    JsonNode target =
        request.path("targets").findParents("name").stream()
            .filter(one -> one.path("name").asText().equals("dialer-lyon"))
            .findFirst()
            .orElseThrow();
    assertThat(target.path("state").asText()).isEqualTo("applied");
    assertThat(target.at("/events/0/what").asText()).isEqualTo("applied");
  }

  @Test
  void aStrangerVerifiesItWithTheKeyAloneAndSeesAChange() throws Exception {
    byte[] file = get("/api/v1/dossiers/" + reference, OPERATE).body();
    String text = new String(file, StandardCharsets.UTF_8);
    String[] lines = text.split("\n");
    assertThat(lines).hasSize(2);
    byte[] signed =
        lines[0]
            .replaceFirst("^\\{\"dossier\":", "")
            .replaceFirst(",$", "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] signature =
        Base64.getDecoder().decode(lines[1].replace("\"signature\":\"", "").replace("\"}", ""));
    String pem =
        new String(get("/.well-known/optout-hub-key.pem", "").body(), StandardCharsets.UTF_8);
    PublicKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""))));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(key);
    check.update(signed);
    assertThat(check.verify(signature)).isTrue();

    assertThat(genuine(file)).isTrue();
    assertThat(genuine(get("/api/v1/dossiers/" + reference, OPERATE, "application/pdf").body()))
        .isTrue();
    for (int at : new int[] {0, 20, file.length / 2, file.length - 40, file.length - 4}) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      assertThat(genuine(changed)).as("byte " + at).isFalse();
    }
    assertThat(genuine(Arrays.copyOf(file, file.length + 1))).isFalse();
    assertThat(genuine(new byte[0])).isFalse();
  }

  @Test
  void thePdfSaysTheSameInBothLanguages() throws Exception {
    String english = pdf("en");
    assertThat(english)
        .contains("Dossier of an objection", "+33639980077", "Request to stop", reference)
        .contains("calls", "stopped since", "applied", "Société Exemple", "every brand");
    String french = pdf("fr");
    assertThat(french)
        .contains("Dossier d'une opposition", "+33639980077", "Demande d'arrêt", reference)
        .contains("appels", "stoppé depuis", "appliqué", "toutes les marques")
        .doesNotContain("dossier.", "''");
  }

  @Test
  void isForThoseWhoMaySeeIdentitiesAndEachLookIsAudited() throws Exception {
    String path = "/api/v1/dossiers/" + reference;
    assertThat(get(path, READ).statusCode()).isEqualTo(403);
    assertThat(get(path, INTAKE).statusCode()).isEqualTo(403);
    assertThat(get(path, "").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/dossiers/NOSUCHREF", OPERATE).statusCode()).isEqualTo(404);
    String whom = "{\"phone\": \"0639980077\"}";
    assertThat(post("/api/v1/dossiers", READ, whom).statusCode()).isEqualTo(403);
    assertThat(post("/api/v1/dossiers", OPERATE, "{}").statusCode()).isEqualTo(422);
    assertThat(post("/api/v1/dossiers", OPERATE, "{\"phone\": \"0639980078\"}").statusCode())
        .isEqualTo(404);
    assertThat(
            json(post("/api/v1/dossiers?reason=her+letter", OPERATE, whom)).at("/dossier/requests"))
        .hasSize(2);
    String audit = new String(get("/api/v1/audit", OPERATE).body(), StandardCharsets.UTF_8);
    assertThat(audit)
        .contains("dossier-read", reference, "by number or address", "her letter")
        .doesNotContain("39980077", "0639");
  }

  /** This hub knows one person, whom no document may name. */
  @Test
  void documentsAreWrittenFromWhatRunsAndNameNobody() throws Exception {
    String month = YearMonth.now(ZoneId.of("Europe/Paris")).toString();
    for (String name : Documents.NAMES) {
      String path = "/api/v1/documents/" + name;
      String page =
          new String(get(path + "?lang=fr&month=" + month, READ).body(), StandardCharsets.UTF_8);
      assertThat(page)
          .as(name)
          .contains("Société Exemple", "lang=\"fr\"")
          .doesNotContain("39980077", "39 98 00 77", "documents.");
      assertThat(get(path + ".pdf?month=" + month, READ).body())
          .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }
    String recipients =
        new String(get("/api/v1/documents/recipients", READ).body(), StandardCharsets.UTF_8);
    DataMap map = sandbox.hub.getBean(DataMaps.class).current();
    assertThat(map.systems()).isNotEmpty();
    map.systems()
        .values()
        .forEach(
            system ->
                assertThat(recipients).contains(HtmlUtils.htmlEscape(system.title(), "UTF-8")));
  }

  @Test
  void aFileThatIsSentAsAFormIsRefusedWithWhatToDo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/dossiers/verify"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a%00b=1"))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("application/octet-stream");
  }

  private String pdf(String language) throws Exception {
    byte[] file =
        get("/api/v1/dossiers/" + reference + "?lang=" + language, OPERATE, "application/pdf")
            .body();
    java.nio.file.Files.write(Path.of("target/dossier-" + language + ".pdf"), file);
    PdfReader reader = new PdfReader(file);
    PdfTextExtractor text = new PdfTextExtractor(reader);
    StringBuilder all = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      all.append(text.getTextFromPage(page)).append('\n');
    }
    return all.toString();
  }

  private boolean genuine(byte[] file) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/dossiers/verify"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build();
    return json(client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
        .path("genuine")
        .asBoolean();
  }

  private HttpResponse<byte[]> get(String path, String key) throws Exception {
    return get(path, key, "application/json");
  }

  private HttpResponse<byte[]> get(String path, String key, String accept) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(String path, String key, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
