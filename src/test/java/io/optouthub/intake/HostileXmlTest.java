package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import io.optouthub.testing.HostileXml;
import io.optouthub.testing.Packed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * XML with a document type by every way that could meet XML: nothing is fetched, no entity becomes
 * a number, and nothing grows.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileXmlTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final HostileXml hostile = new HostileXml();
  private final List<Item> items = new ArrayList<>();
  private final Intake intake = TestIntake.over(register());

  @AfterEach
  void close() throws IOException {
    hostile.close();
  }

  @Test
  void workbooksAsFilesInArchivesAndInMails() throws IOException {
    for (Map.Entry<String, byte[]> workbook : workbooks().entrySet()) {
      byte[] bytes = workbook.getValue();
      assertHarmless(workbook.getKey(), file("list.xlsx", bytes));
      assertThat(items)
          .as("its sender may have asked, so a person looks")
          .singleElement()
          .matches(item -> item.outcome() == Outcome.REVIEW)
          .matches(item -> String.valueOf(item.reason()).contains("document type"));
      assertHarmless("mail " + workbook.getKey(), mail(XLSX, "list.xlsx", bytes));
    }
  }

  /** Else the test above would hold for workbooks that nobody can read. */
  @Test
  void theSameWorkbookWithoutItIsRead() {
    intake.take(channel(), file("list.xlsx", Packed.workbook()));
    assertThat(numbers()).containsExactly("+33199001201");
  }

  @Test
  void documentsAsFilesInMailsAndToWebhooks() {
    Map<String, Function<byte[], Raw>> ways = new LinkedHashMap<>();
    ways.put("file", xml -> file("list.xml", xml));
    ways.put(
        "packed", xml -> file("list.gz", Packed.gzip(new String(xml, StandardCharsets.UTF_8))));
    ways.put("text/xml", xml -> mail("text/xml", "list.xml", xml));
    ways.put("text/csv", xml -> mail("text/csv", "list.csv", xml));
    ways.put("text/html", xml -> mail("text/html", "list.html", xml));
    ways.put("feedback", xml -> mail("message/feedback-report", "r.txt", xml));
    ways.put("webhook", xml -> new Raw.Webhook(xml, ""));
    for (String entity : HostileXml.ENTITIES) {
      for (String document : documents(entity)) {
        ways.forEach(
            (way, raw) ->
                assertHarmless(
                    way + " " + entity, raw.apply(document.getBytes(StandardCharsets.UTF_8))));
      }
    }
  }

  /** Each part of a workbook in turn, with each of the entities. */
  private Map<String, byte[]> workbooks() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    byte[] plain = Packed.workbook();
    for (String part : Packed.names(plain)) {
      for (String entity : HostileXml.ENTITIES) {
        String xml = hostile.doctype() + Packed.entry(plain, part).replace("33199001201", entity);
        all.put(part + " " + entity, Packed.with(plain, part, xml));
      }
    }
    return all;
  }

  private List<String> documents(String entity) {
    String soap =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><notifications>"
            + "<Notification><Id>04l000000000001AAA</Id><sObject><Phone>%s</Phone></sObject>"
            + "</Notification></notifications></s:Body></s:Envelope>";
    String table = "<table><tr><th>phone</th></tr><tr><td>%s</td></tr></table>";
    return List.of(
        hostile.doctype() + soap.formatted(entity),
        "<?xml version=\"1.0\"?>" + hostile.doctype() + soap.formatted(entity),
        hostile.doctype() + table.formatted(entity),
        "<?xml version=\"1.0\"?>"
            + hostile.doctype()
            + "<html>"
            + table.formatted(entity)
            + "</html>");
  }

  private void assertHarmless(String what, Raw raw) {
    items.clear();
    intake.take(channel(), raw);
    assertThat(numbers()).as(what).doesNotContain("+33199009944");
    assertThat(items)
        .extracting(Item::reason)
        .as(what)
        .noneMatch(r -> r != null && (r.contains("the hub failed") || r.contains("99009944")));
    assertThat(hostile.asked()).as(what + ": fetched").isZero();
  }

  private List<String> numbers() {
    return items.stream()
        .flatMap(item -> item.requests().stream())
        .map(request -> request.identity().value())
        .toList();
  }

  private static Raw file(String name, byte[] bytes) {
    return new Raw.File(name, () -> new ByteArrayInputStream(bytes));
  }

  private static Raw mail(String type, String name, byte[] attached) {
    String mail =
        "From: list@example.org\r\nTo: stop@example.com\r\nSubject: STOP list\r\nMessage-ID: <1@example.org>\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: text/plain\r\n\r\nThese people must not be called any more.\r\n--b\r\n"
            + "Content-Type: %s; name=%s\r\nContent-Disposition: attachment; filename=%s\r\n"
                .formatted(type, name, name)
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(attached)
            + "\r\n--b--\r\n";
    return new Raw.Mail(mail.getBytes(StandardCharsets.UTF_8));
  }

  private static Channel channel() {
    return new Channel("c", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());
  }

  private Register register() {
    return TestIntake.register(submission -> items.addAll(submission.items()));
  }
}
