package io.optouthub.sandbox;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sample traffic in French and English by all four kinds of channel. */
record Traffic(Servers servers, String hub) {

  /** Subject and text; each is a request that is clear. */
  private static final List<String[]> MAILS =
      List.of(
          new String[] {"Stop", "Bonjour,\n\nne m'appelez plus au 06 39 98 10 01.\n\nAnne Durand"},
          new String[] {"Vos appels", "Arrêtez de m'appeler !!! Mon numéro : 01.99.00.10.02"},
          new String[] {"Please stop", "Please stop calling me on +44 7700 900103. Thank you."},
          new String[] {"My number", "Do not call 07700 900104 again (UK: +44 7700 900104)."},
          new String[] {
            "Opposition", "Je ne souhaite plus recevoir d'appels, 0261911005. Cordialement"
          },
          new String[] {"SMS", "Stop SMS svp, 06 39 98 10 06"},
          new String[] {"unsubscribe", "Please unsubscribe me from your mailing list."},
          new String[] {"Question", "Bonjour, quels sont vos horaires ?"});

  static final int FILE_ROWS = 200;
  static final int FORMS = 8;
  static final int HOOKS = 8;

  void send() throws Exception {
    for (int i = 0; i < MAILS.size(); i++) {
      mail("person" + i + "@example.com", MAILS.get(i)[0], MAILS.get(i)[1]);
    }
    file();
    for (int i = 0; i < FORMS; i++) {
      form("06 39 98 20 0" + i);
    }
    for (int i = 0; i < HOOKS; i++) {
      hook(
          "{\"contact\": {\"mobile\": \"+3363998300"
              + i
              + "\"}, \"occurredAt\": \""
              + Instant.now()
              + "\"}");
    }
  }

  static int mails() {
    return MAILS.size();
  }

  void mail(String from, String subject, String text) {
    ServerSetup smtp = new ServerSetup(servers.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMailUtil.sendTextEmail("optout@example.com", from, subject, text, smtp);
  }

  /** Into the vendor's home under another name first, as a careful client uploads. */
  private void file() throws IOException {
    StringBuilder rows = new StringBuilder("Téléphone;Date d'opposition;Marque\n");
    for (int i = 0; i < FILE_ROWS; i++) {
      rows.append("01 99 00 5")
          .append("%d %02d".formatted(i / 100, i % 100))
          .append(";20/11/2026 10:00;\n");
    }
    Path out = servers.home().resolve("out");
    Path part = Files.writeString(servers.home().resolve("upload.part"), rows);
    Files.move(part, out.resolve("oppositions.csv"));
  }

  void form(String phone) throws IOException, InterruptedException {
    form(phone, "");
  }

  /**
   * @param receipt an address; empty for none
   */
  void form(String phone, String receipt) throws IOException, InterruptedException {
    String body =
        "lang=en&stop=voice&phone="
            + URLEncoder.encode(phone, StandardCharsets.UTF_8)
            + "&email="
            + URLEncoder.encode(receipt, StandardCharsets.UTF_8);
    send("/", "application/x-www-form-urlencoded", body, 302);
  }

  void hook(String body) throws Exception {
    send("/hooks/crm", "application/json", body, 202);
  }

  private void send(String path, String type, String body, int expected)
      throws IOException, InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub + path))
            .header("Content-Type", type)
            .header("X-Timestamp", timestamp)
            .header("X-Signature", "sha256=" + signature(timestamp + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(
          path + " answered " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Sandbox.PASSWORD.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
