package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.SourceMarks;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Mails to the hub, and what it writes back. */
class AnswersIT {

  private static final String KEY = "an-operate-key-for-the-test-of-answers";

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("optout.access.keys.operate", KEY);
    settings.put("optout.answers.from", "reply@example.com");
    settings.put("optout.answers.page", "https://stop.example.com");
    return settings;
  }

  @Test
  void peopleGetOneAnswerInTheirLanguageAndMachinesNone() throws Exception {
    try (Sandbox sandbox = Sandbox.start(Path.of("target/answers-it"), settings())) {
      Traffic traffic = sandbox.traffic();
      awaitMark(sandbox.hub);
      traffic.mail(
          "anna@example.org", "Anrufe", "Bitte rufen Sie mich nicht mehr an: 01 99 00 12 01");
      traffic.mail("luc@example.org", "Question", "Bonjour, je ne comprends pas vos messages.");
      traffic.mail("no-reply@example.org", "Stop", "Ne m'appelez plus au 01 99 00 12 02");
      traffic.mail(
          "mailer-daemon@example.org", "Undelivered Mail", "The mail could not be delivered.");
      awaitAnswers(sandbox, 2);
      MimeMessage anna = to(sandbox, "anna@example.org").get(0);
      assertThat(anna.getHeader("Auto-Submitted")).containsExactly("auto-replied");
      assertThat(anna.getHeader("In-Reply-To")).hasSize(1);
      assertThat(anna.getSubject()).contains("Anfrage");
      String text = (String) anna.getContent();
      assertThat(text).contains("Referenz", "https://stop.example.com/requests/");
      assertThat(text).doesNotContain("1201", "12 01");
      assertThat(to(sandbox, "luc@example.org").get(0).getSubject()).contains("reçu");

      long review = review(sandbox.hub);
      assertThat(decide(sandbox.port(), review).body()).contains("\"asked\":true");
      assertThat(decide(sandbox.port(), review).statusCode()).isEqualTo(200);
      awaitAnswers(sandbox, 3);
      assertThat(to(sandbox, "luc@example.org")).hasSize(2);
      Awaitility.await().during(Duration.ofSeconds(5)).until(() -> answers(sandbox) == 3);
      sandbox.traffic().form("06 39 98 20 55");
      sandbox.traffic().form("06 39 98 20 56", "anne@example.net");
      awaitAnswers(sandbox, 4);
      assertThat(to(sandbox, "anne@example.net")).hasSize(1);
      assertThat(to(sandbox, "anne@example.net").get(0).getContent().toString())
          .containsPattern("Reference: [2-9A-Z-]{16}");
    }
  }

  /** From its first look on, it answers. */
  private static void awaitMark(ConfigurableApplicationContext hub) {
    var marks = hub.getBean(SourceMarks.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> marks.of("answers to reviews").isPresent());
  }

  private static void awaitAnswers(Sandbox sandbox, int count) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answers(sandbox) >= count);
  }

  private static long answers(Sandbox sandbox) {
    return Arrays.stream(sandbox.servers.mail().getReceivedMessages())
        .filter(AnswersIT::isAnswer)
        .count();
  }

  private static boolean isAnswer(MimeMessage mail) {
    try {
      return mail.getFrom()[0].toString().contains("reply@example.com");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<MimeMessage> to(Sandbox sandbox, String address) {
    return Arrays.stream(sandbox.servers.mail().getReceivedMessages())
        .filter(AnswersIT::isAnswer)
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long review(ConfigurableApplicationContext hub) {
    return hub.getBean(IntakeLog.class).lines("mail", 0, 100, false).stream()
        .filter(line -> line.outcome() == Outcome.REVIEW)
        .mapToLong(IntakeLog.Line::id)
        .max()
        .orElseThrow();
  }

  private static HttpResponse<String> decide(int port, long review) throws Exception {
    String body = "{\"verdict\":\"ask\",\"template\":\"ask-number\"}";
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/review/" + review + "/decide"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
