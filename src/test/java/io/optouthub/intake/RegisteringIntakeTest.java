package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Filed;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import io.optouthub.register.Standing;
import io.optouthub.register.Submission;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and webhooks, as they are handed to the register. */
class RegisteringIntakeTest {

  private static final Channel CHANNEL =
      new Channel("c", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private final Memory register = new Memory();
  private final Intake intake = TestIntake.over(register);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone;name\n01 99 00 12 34;Anne\n",
        "Téléphone,Nom\r\n0199001234,\"Durand, Anne\"\r\n",
        "Export du 20/11/2026\n\nNom\tN° de téléphone\nAnne\t33199001234\n",
        "nom|mobile\nAnne|199001234",
        "0199001234\n",
        "Anne;0199001234\n",
      })
  void findsTheNumberInTablesOfManyShapes(String table) {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
      register.items.clear();
      file(table.getBytes(charset));
      assertThat(identities()).as(charset + " " + table).containsExactly("+33199001234");
    }
  }

  @Test
  void eachRowEndsAsWhatItIs() {
    var counts =
        file("phone;email;date\n0199001234;;20/11/2026\n;a@example.com;\nabc;;\n3.36E+10;;\n;;2026-11-20\n\n0199001235;;soon\n")
            .counts();
    assertThat(counts)
        .containsEntry(Outcome.REGISTERED, 2)
        .containsEntry(Outcome.REFUSED, 2)
        .containsEntry(Outcome.REVIEW, 2);
    assertThat(register.items.get(0).requests().get(0).eventAt())
        .isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    assertThat(register.items.get(1).requests().get(0).media()).containsExactly(Medium.EMAIL);
    assertThat(register.items.get(3).reason()).contains("spreadsheet");
  }

  @Test
  void aFileGoesOnWhereItStopped() {
    register.done = 2;
    file("phone\n0199001231\n0199001232\n0199001233\n0199001234\n");
    assertThat(register.firstRows).containsExactly(3);
    assertThat(identities()).containsExactly("+33199001233", "+33199001234");
  }

  @Test
  void aLongFileComesInPartsAndOnlyTheLastIsComplete() {
    StringBuilder rows = new StringBuilder("phone\n");
    for (int i = 0; i < 4_500; i++) {
      rows.append("019900").append("%04d".formatted(i)).append('\n');
    }
    file(rows.toString());
    assertThat(register.firstRows).containsExactly(1, 1001, 3001);
    assertThat(register.complete).containsExactly(false, false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PK\u0003\u0004....", "\u001f\u008b....", "colour;size\nred;4\n", "\0\0\0\u0001"})
  void whatIsNoTableIsKeptAndSaidToBeNone(String content) {
    var counts = file(content.getBytes(StandardCharsets.ISO_8859_1)).counts();
    assertThat(counts.getOrDefault(Outcome.REVIEW, 0) + counts.getOrDefault(Outcome.REFUSED, 0))
        .isEqualTo(1);
  }

  @Test
  void fieldsOfAWebhookAreFoundByNameOrByPath() {
    hook(
        CHANNEL,
        "{\"phone\": \"0199001234\", \"at\": \"2026-11-20T10:00:00+01:00\", \"media\": [\"sms\"]}");
    Channel mapped =
        new Channel(
            "c", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of("phone", "$.contact.phones[*]"));
    hook(mapped, "{\"contact\": {\"phones\": [\"0199001235\", \"0199001236\"]}}");
    assertThat(identities()).containsExactly("+33199001234", "+33199001235", "+33199001236");
    assertThat(register.items.get(0).requests().get(0).media()).containsExactly(Medium.SMS);
    assertThat(hook(CHANNEL, "{\"phone\": ").reason()).contains("not JSON: line 1");
    assertThat(hook(CHANNEL, "{\"phone\": \"12\"}").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(hook(CHANNEL, "{\"x\": 1}").outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(hook(CHANNEL, "{\"phone\":\"0199001234\",\"wish\":\"opt-in\"}").reason())
        .contains("proof");
  }

  private Intake.Receipt hook(Channel channel, String body) {
    return intake.take(channel, new Raw.Webhook(body.getBytes(StandardCharsets.UTF_8), ""));
  }

  private Intake.Receipt file(String table) {
    return file(table.getBytes(StandardCharsets.UTF_8));
  }

  private Intake.Receipt file(byte[] content) {
    return intake.take(CHANNEL, new Raw.File("f.csv", () -> new ByteArrayInputStream(content)));
  }

  private List<String> identities() {
    return register.items.stream()
        .flatMap(item -> item.requests().stream())
        .map(OptOut::identity)
        .map(Identity::value)
        .toList();
  }

  /** A register that remembers what it was given. */
  private static final class Memory implements Register {
    final List<Item> items = new ArrayList<>();
    final List<Integer> firstRows = new ArrayList<>();
    final List<Boolean> complete = new ArrayList<>();
    int done;

    @Override
    public Filed append(Submission submission) {
      items.addAll(submission.items());
      firstRows.add(submission.firstRow());
      complete.add(submission.complete());
      return new Filed("R", items.size(), submission.items().stream().map(Item::outcome).toList());
    }

    @Override
    public Optional<Progress> progress(Arrival arrival) {
      return done == 0 ? Optional.empty() : Optional.of(new Progress(done, false));
    }

    @Override
    public Standing check(Identity identity, Set<Medium> media, Scope scope) {
      return new Standing(Map.of(), 0);
    }

    @Override
    public long head() {
      return 0;
    }

    @Override
    public void onAppend(LongConsumer listener) {
      assertThat(listener).isNotNull();
    }
  }
}
