package io.optouthub.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.optouthub.testing.Packed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Good examples of everything a door takes, which the fuzzer then bends. */
final class Seeds {

  private static final Path MAILS = Path.of("src/test/resources/mail");
  private static final Path KEPT = Path.of("src/test/resources/fuzz");
  private static final int OF_EACH_SET = 1;
  private static final String SUM = "0f".repeat(32);
  private static final String TABLE =
      "téléphone;opposition;remarque\n0199001201;oui;\"a;b\"\n+33 1 99 00 12 02;O;x\n";
  private static final String LINES =
      "{\"phone\": \"0199001201\", \"tags\": [1, {\"a\": null}]}\n{\"phone\": 33199001202}\n";

  private Seeds() {}

  static List<byte[]> mails() {
    List<byte[]> mails = new ArrayList<>();
    for (Path file : in(MAILS.resolve("mime"))) {
      if (file.toString().endsWith(".eml")) {
        mails.add(read(file));
      }
    }
    for (Path file : in(MAILS)) {
      if (file.toString().endsWith(".txt")) {
        Arrays.stream(new String(read(file), UTF_8).split("\n### "))
            .limit(OF_EACH_SET)
            .map(mail -> mail.replaceFirst("^.*\n", "").getBytes(UTF_8))
            .forEach(mails::add);
      }
    }
    return mails;
  }

  static List<byte[]> files() {
    return List.of(
        TABLE.getBytes(UTF_8),
        TABLE.getBytes(UTF_16),
        TABLE.getBytes(ISO_8859_1),
        "sep=,\nphone,type,date,optin\n\"=\"\"0199001201\"\"\",mobile,45123.5,0\n".getBytes(UTF_8),
        "tel;pays;statut\n07700 900123;GB;DNC\n0199001201 / 0199001202;;vendu\n".getBytes(UTF_8),
        LINES.getBytes(UTF_8),
        ("[" + LINES.strip().replace("\n", ",") + "]").getBytes(UTF_8),
        "<table><tr><th>Tél<th>Nom<tr><td>0199001201<td>A &amp; B</table>".getBytes(UTF_8),
        Packed.gzip(TABLE),
        Packed.zip("a.csv", TABLE, "b.json", LINES),
        Packed.workbook(),
        read(KEPT.resolve("encrypted")),
        read(KEPT.resolve("encrypted-armored")));
  }

  static List<byte[]> webhooks() {
    String notification =
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
            + "<notifications><Notification><Id>1</Id><sObject xmlns:sf=\"urn:s\"><sf:Phone>0199001201</sf:Phone>"
            + "<sf:DoNotCall>true</sf:DoNotCall></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>";
    return texts(
        "{\"phone\":\"0639980001\"}",
        "{\"id\":\"7\",\"at\":\"2026-11-20T10:00:00Z\",\"person\":{\"phone\":\"0639980001\"}}",
        "{\"event\":\"contact.updated\",\"changes\":{\"do_not_call\":{\"old\":false,\"new\":true}},\"contact\":{\"phone\":\"0639980001\"}}",
        "{\"customer\":{\"phones\":[{\"type\":\"mobile\",\"number\":\"0639980001\"}]},\"preferences\":{\"calls\":false}}",
        "{\"properties\":{\"phone\":{\"value\":\"0639980001\"},\"hs_email_optout\":{\"value\":\"true\"}}}",
        "[{\"eventId\":1,\"phone\":\"0639980001\",\"timestamp\":1764000000000},{\"eventId\":2,\"phone\":1.5e10}]",
        "From=%2B33639980001&Body=STOP&OptOutType=STOP&MessageSid=SM1",
        "contact[phone]=0639980001&contact[consents][]=sms",
        notification);
  }

  static List<byte[]> manifests() {
    return texts(
        "{\"file\": \"list.csv\", \"rowCount\": 1200, \"sha256\": \""
            + SUM
            + "\", \"sequence\": 42}",
        "{\"sequence\": 42, \"files\": [{\"name\": \"out/list.csv\", \"rows\": \"1 200\"}]}",
        "\uFEFFFichier\tNombre de lignes\tNuméro\r\nlist.csv\t1200\tN°42\r\n",
        "rows: 1200\nsha256: " + SUM + "\nsequence: 0042\n",
        SUM + "  list.csv\n");
  }

  static List<byte[]> numbers() {
    return texts(
        "01 99 00 12 34",
        "+33 (0)1 99 00 12 34 poste 12",
        "Tél. : 0261911234.0",
        "3,3199E+10",
        "(212) 555-0142 ext. 7",
        "tel:+44-7700-900123;phone-context=+44");
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  /** The files in a folder, which need not be there. */
  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
