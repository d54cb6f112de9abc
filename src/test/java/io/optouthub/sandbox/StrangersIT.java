package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Whether a number is in the register is nobody's business who only has the form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {

  private static final Path FOLDER = Path.of("target/strangers-it");

  private final HttpClient client = HttpClient.newHttpClient();
  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER.resolve("routes/targets"));
    sandbox =
        Sandbox.start(
            FOLDER.resolve("hub"),
            Map.of("server.port", 0, "optout.routes.folder", FOLDER.resolve("routes").toString()));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aRegisteredNumberIsAnsweredLikeAnyOther() throws Exception {
    String unknown = asked("0199001401");
    String registered = asked("0199001401");
    String another = asked("0199001402");
    assertThat(registered).isEqualTo(unknown).isEqualTo(another).contains("200");
  }

  @Test
  void aReferenceThatIsNoneIsAnsweredLikeAnyOther() throws Exception {
    String unknown = get("/requests/ABCD-EFGH-JKMN");
    assertThat(get("/requests/1")).isEqualTo(unknown).contains("404");
  }

  /** All that the form and the page behind it say, without what is each request's own. */
  private String asked(String phone) throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(uri("/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("phone=" + phone + "&stop=voice"))
            .build();
    HttpResponse<String> answer = client.send(form, BodyHandlers.ofString());
    String location = answer.headers().firstValue("Location").orElseThrow();
    String reference = URI.create(location).getPath().replaceFirst(".*/", "");
    String page = get(URI.create(location).getPath() + "?noted&lang=en");
    return (told(answer) + page).replace(reference, "[reference]");
  }

  private String get(String path) throws Exception {
    return told(client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()));
  }

  private static String told(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + new TreeSet<>(answer.headers().map().keySet())
        + "\n"
        + answer.body().replaceAll("\\d{1,2}:\\d{2}", "[time]");
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + sandbox.port() + path);
  }
}
