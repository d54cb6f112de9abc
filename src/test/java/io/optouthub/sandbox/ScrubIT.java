package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.optouthub.intake.Digests;
import io.optouthub.testing.Packed;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists over HTTP, as programs and people send them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrubIT {

  private static final String CHECK = "a-check-key-for-the-test-of-the-scrubs";
  private static final String OPERATE = "an-operate-key-for-the-test-of-scrubs";
  private static final String INTAKE = "an-intake-key-for-the-test-of-scrubs";
  private static final String ADMINISTER = "an-administer-key-for-the-scrub-test";
  private static final String SECRET = "agreed-with-the-vendor-callco-only";
  private static final String LIST = "nom;tél\nAnne;06 39 98 00 77\nBen;06 39 98 00 78\nCleo;12\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    sandbox =
        Sandbox.start(
            Path.of("target/scrub-it"),
            Map.of(
                "server.port", 0,
                "optout.access.keys.check", CHECK,
                "optout.access.keys.operate", OPERATE,
                "optout.access.keys.intake", INTAKE,
                "optout.access.keys.administer", ADMINISTER,
                "optout.scrub.blind.callco.secret", SECRET,
                "optout.scrub.blind.callco.keys", "check"));
    stop("0639980077");
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void curlsListComesBackWithoutThoseWhoMustNotBeCalled() throws Exception {
    var answer = scrub("?medium=voice", CHECK, "application/x-www-form-urlencoded", utf8(LIST));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("nom;tél\nBen;06 39 98 00 78\n");
    String id = id(answer);
    byte[] file = get("/api/v1/scrub/" + id, CHECK, "application/json").body();
    JsonNode made = new ObjectMapper().readTree(file).path("attestation");
    assertThat(made.path("sha256").asText()).isEqualTo(Digests.of(utf8(LIST)));
    assertThat(made.path("by").asText()).isEqualTo("check");
    assertThat(made.path("rows").asInt()).isEqualTo(3);
    assertThat(made.path("suppressed").asInt()).isEqualTo(1);
    assertThat(made.path("unreadable").asInt()).isEqualTo(1);
    assertThat(made.path("asOf").asLong()).isPositive();
    assertThat(verdict("", "application/json", file)).isEqualTo("genuine");
    assertThat(verdict("?sha256=" + "0".repeat(64), "application/json", file))
        .isEqualTo("other-list");
    String both =
        part("attestation", new String(file, StandardCharsets.UTF_8)) + part("list", LIST);
    String form = "multipart/form-data; boundary=b";
    assertThat(verdict("", form, utf8(both + "--b--\r\n"))).isEqualTo("genuine");
    file[30] ^= 1;
    assertThat(verdict("", "application/json", file)).isEqualTo("changed");
    assertThat(get("/api/v1/scrub/" + id, OPERATE, "application/json").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/scrub/" + id, INTAKE, "application/json").statusCode()).isEqualTo(403);
    byte[] pdf = get("/api/v1/scrub/" + id + "?lang=fr", CHECK, "application/pdf").body();
    assertThat(new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1))
        .contains("Attestation de contrôle d'une liste", id, "appels", "toutes les marques")
        .doesNotContain("scrub.", "''");
    assertThat(verdict("", "application/pdf", pdf)).isEqualTo("genuine");
  }

  @Test
  void formsArchivesAndAllAnswersAreServed() throws Exception {
    String form = part("list\"; filename=\"a.csv", LIST);
    var multipart =
        scrub("?medium=voice", CHECK, "multipart/form-data; boundary=b", utf8(form + "--b--\r\n"));
    assertThat(text(multipart)).isEqualTo("nom;tél\nBen;06 39 98 00 78\n");
    var cut = scrub("?medium=voice", CHECK, "multipart/form-data; boundary=b", utf8(form));
    assertThat(cut.statusCode()).isEqualTo(400);
    var removed = scrub("?medium=voice&answer=removed", CHECK, "text/csv", utf8(LIST));
    assertThat(text(removed))
        .contains("row,reason,nom,tél", "1,voice suppressed since ", ",Anne,06 39 98 00 77")
        .contains("3,phone: too short");
    var summary = scrub("?answer=summary&unreadable=keep", CHECK, "text/csv", utf8(LIST));
    assertThat(new ObjectMapper().readTree(summary.body()).at("/attestation/removed").asInt())
        .isEqualTo(1);
    byte[] zip = scrub("?answer=zip", CHECK, "text/csv", utf8(LIST)).body();
    assertThat(Packed.entry(zip, "clean.csv")).isEqualTo("nom;tél\nBen;06 39 98 00 78\n");
    assertThat(Packed.entry(zip, "removed.csv")).contains("Anne");
    assertThat(verdict("", "application/json", utf8(Packed.entry(zip, "attestation.json"))))
        .isEqualTo("genuine");
    byte[] book = scrub("", CHECK, "application/octet-stream", Packed.workbook()).body();
    assertThat(Packed.entry(book, "xl/worksheets/sheet1.xml")).contains("33199001201");
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsSent() throws Exception {
    var unknown = scrub("?unreadible=keep&medium=fax", CHECK, "text/csv", utf8(LIST));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(text(unknown)).contains("unreadible", "no such medium");
    var none = scrub("", CHECK, "text/csv", utf8("a;b\n1;2\n"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(text(none)).contains("no column is known", "column=");
    byte[] gzip = Packed.gzip(LIST);
    var damaged = scrub("", CHECK, "text/csv", java.util.Arrays.copyOf(gzip, gzip.length - 9));
    assertThat(damaged.statusCode()).isEqualTo(422);
    assertThat(scrub("", INTAKE, "text/csv", utf8(LIST)).statusCode()).isEqualTo(403);
    assertThat(scrub("", "", "text/csv", utf8(LIST)).statusCode()).isEqualTo(401);
  }

  @Test
  void aClientThatReadsOnlyAfterItHasSentEverythingGetsALongList() throws Exception {
    String long_ = "phone;note\n" + ("0639980078;" + "x".repeat(90) + "\n").repeat(120_000);
    var answer = scrub("?medium=voice", CHECK, "text/csv", utf8(long_));
    assertThat(answer.body().length).isEqualTo(long_.length());
    assertThat(new String(answer.body(), StandardCharsets.UTF_8).equals(long_)).isTrue();
  }

  @Test
  void theAnswerBeginsBeforeTheListEndsAndABrokenOneNeverLooksWhole() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          utf8(
              "POST /api/v1/scrub?medium=voice HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer "
                  + CHECK
                  + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
      byte[] rows = utf8("phone\n" + "0639980078\n".repeat(150_000));
      chunk(out, rows);
      InputStream in = socket.getInputStream();
      String begin = new String(in.readNBytes(2_000), StandardCharsets.UTF_8);
      assertThat(begin).contains("200", "Optout-Scrub-Id: ", "0639980078");
      Thread rest = new Thread(() -> quietly(() -> chunk(out, new byte[9_000_000])));
      rest.start();
      byte[] all = in.readAllBytes();
      rest.join();
      assertThat(new String(all, StandardCharsets.UTF_8)).doesNotEndWith("0\r\n\r\n");
      String id = begin.replaceAll("(?s).*Optout-Scrub-Id: (\\S+).*", "$1");
      assertThat(get("/api/v1/scrub/" + id, CHECK, "application/json").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aVendorThatShowsNoNumbersLearnsWhichOfItsOwnToDrop() throws Exception {
    stop("0639980081");
    erase("0639980081");
    stop("0639980079");
    String list =
        form("+33639980079")
            + "\n"
            + form("+33639980088")
            + "\nnone\n"
            + form("+33639980081")
            + "\n";
    var answer = blind(list);
    assertThat(text(answer)).isEqualTo(form("+33639980079") + "\nnone\n");
    byte[] file = get("/api/v1/scrub/" + id(answer), CHECK, "application/json").body();
    JsonNode made = new ObjectMapper().readTree(file).path("attestation");
    assertThat(made.path("kind").asText()).isEqualTo("blind");
    assertThat(made.path("notCovered").asInt()).isEqualTo(1);
    String other = newKey("other");
    assertThat(post("/api/v1/scrub/blind", other, "text/plain", utf8(list)).statusCode())
        .isEqualTo(403);
    String path = "/api/v1/scrub/" + id(answer);
    assertThat(get(path, other, "application/json").statusCode()).isEqualTo(404);
    stop("0639980088");
    assertThat(text(blind(list))).contains(form("+33639980088"));
    erase("0639980088");
    assertThat(text(blind(list))).contains(form("+33639980088"));
  }

  private HttpResponse<byte[]> blind(String list) throws Exception {
    return post("/api/v1/scrub/blind?medium=voice", CHECK, "text/plain", utf8(list));
  }

  private String newKey(String name) throws Exception {
    byte[] body = utf8("{\"name\": \"" + name + "\", \"roles\": [\"check\"]}");
    byte[] made = post("/api/v1/keys?reason=test", ADMINISTER, "application/json", body).body();
    return new ObjectMapper().readTree(made).path("key").asText();
  }

  private static String form(String number) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(utf8(SECRET), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(utf8(number)));
  }

  private void stop(String number) throws Exception {
    byte[] body = utf8("{\"phone\": \"" + number + "\", \"media\": [\"voice\"]}");
    assertThat(post("/api/v1/opt-outs", INTAKE, "application/json", body).statusCode())
        .isEqualTo(202);
  }

  private void erase(String number) throws Exception {
    byte[] body = utf8("{\"phone\": \"" + number + "\"}");
    String path = "/api/v1/erasures?reason=letter&undelivered=drop";
    assertThat(post(path, OPERATE, "application/json", body).statusCode()).isEqualTo(200);
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static void chunk(OutputStream out, byte[] bytes) throws Exception {
    out.write(utf8(Integer.toHexString(bytes.length) + "\r\n"));
    out.write(bytes);
    out.write(utf8("\r\n"));
    out.flush();
  }

  private interface Loud {
    void run() throws Exception;
  }

  private static void quietly(Loud task) {
    try {
      task.run();
    } catch (Exception e) {
      // The hub broke the connection, as it should.
      return;
    }
  }

  private String verdict(String query, String type, byte[] file) throws Exception {
    var answer = post("/api/v1/scrub/verify" + query, "", type, file);
    return new ObjectMapper().readTree(answer.body()).path("verdict").asText();
  }

  private static String id(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Optout-Scrub-Id").orElseThrow();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> scrub(String query, String key, String type, byte[] list)
      throws Exception {
    return post("/api/v1/scrub" + query, key, type, list);
  }

  private HttpResponse<byte[]> post(String path, String key, String type, byte[] body)
      throws Exception {
    return send(
        request(path, key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> get(String path, String key, String accept) throws Exception {
    return send(request(path, key).header("Accept", accept));
  }

  private HttpRequest.Builder request(String path, String key) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
