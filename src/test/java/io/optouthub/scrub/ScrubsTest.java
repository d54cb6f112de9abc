package io.optouthub.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.intake.Digests;
import io.optouthub.optout.Medium;
import io.optouthub.register.ScrubRecords;
import io.optouthub.testing.Packed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ScrubsTest {

  private static final String ANNE = "+33199001234";
  private final ScrubKit kit =
      new ScrubKit(Set.of(ANNE, "+32470123456", "anne@example.org"), DataSize.ofMegabytes(2));

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void aRowGoesIfAnyOfItsNumbersIsSuppressed() throws IOException {
    String list =
        """
        Nom;Tél fixe;Tél mobile;Autre
        a;0199001234;0639981234;
        b;0199005678;06 39 98 12 34 / 01 99 00 12 34;
        c;0199005678;0639981234;
        d;0199005678;0639981234;01 99 00 12 34
        """;
    assertThat(kit.clean(list))
        .isEqualTo("Nom;Tél fixe;Tél mobile;Autre\nc;0199005678;0639981234;\n");
    assertThat(kit.reasons).hasSize(3).contains("1 voice suppressed since 2026-01-02T10:00:00Z");
  }

  @Test
  void aRowThatSlippedIsLookedAtAsAWhole() throws IOException {
    String slipped = "name;phone;town\na;0199005678;Lyon\nb;c;0199001234;Lyon\nd;;\n";
    kit.keepUnreadable = true;
    assertThat(kit.clean(slipped)).isEqualTo("name;phone;town\na;0199005678;Lyon\nd;;\n");
  }

  @Test
  void whatCannotBeReadGoesUnlessItShallStay() throws IOException {
    String list = "phone\n12\n0199005678\n\nn/a\n1,99E+08\n";
    assertThat(kit.clean(list)).isEqualTo("phone\n0199005678\n\nn/a\n");
    assertThat(kit.reasons.get(0))
        .isEqualTo("1 phone: too short: a short code cannot ring a person");
    kit.keepUnreadable = true;
    assertThat(kit.clean(list)).isEqualTo(list);
    Attestation made = kit.run(stream(list), OutputStream.nullOutputStream());
    assertThat(made.rows()).isEqualTo(4);
    assertThat(made.unreadable()).isEqualTo(2);
    assertThat(made.withoutNumber()).isEqualTo(1);
    assertThat(made.unreadableRows()).isEqualTo("kept");
  }

  @Test
  void aColumnOfCountriesIsHeeded() throws IOException {
    String list = "pays;phone\nBE;0470 12 34 56\nFR;0470123456\nAtlantide;0470123456\n";
    assertThat(kit.clean(list)).isEqualTo("pays;phone\nFR;0470123456\n");
  }

  @Test
  void addressesCountForCallsToo() throws IOException {
    String list = "phone;email\n0199005678;anne@example.org\n0199005679;ben@example.org\n";
    assertThat(kit.clean(list)).isEqualTo("phone;email\n0199005679;ben@example.org\n");
    kit.media = Set.of(Medium.EMAIL);
    assertThat(kit.clean("mail\nAnne@Example.org\nben@example.org\nnobody\n"))
        .isEqualTo("mail\nben@example.org\n");
  }

  @Test
  void headersThatComeAgainStayAndListsWithoutOneAreRead() throws IOException {
    assertThat(kit.clean("phone;n\n0199001234;a\nphone;n\n0199005678;b\n"))
        .isEqualTo("phone;n\nphone;n\n0199005678;b\n");
    assertThat(kit.clean("Anne;0199001234;Lyon\nBen;0199005678;Nice\n"))
        .isEqualTo("Ben;0199005678;Nice\n");
    assertThat(kit.clean("liste;;\nZoé;0199;Lyon\nBen;0199005678;Nice\n"))
        .isEqualTo("liste;;\nBen;0199005678;Nice\n");
  }

  @Test
  void aListWithoutAKnownColumnIsRefusedWithWhatWasFoundAndHowToNameOne() throws IOException {
    String list = "a;b\nx;1\ny;2\n";
    assertThatThrownBy(() -> kit.clean(list))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("2 columns: a, b", "column=");
    kit.columns = List.of("2");
    assertThat(kit.clean("a;b\nx;0199001234\ny;0199005678\n")).isEqualTo("a;b\ny;0199005678\n");
    kit.columns = List.of("B");
    assertThat(kit.clean("a;b\nx;12\ny;0199005678\n")).isEqualTo("a;b\ny;0199005678\n");
    kit.columns = List.of("c");
    assertThatThrownBy(() -> kit.clean(list)).hasMessageContaining("no column of the name");
    assertThat(kit.kept).hasSize(2);
  }

  @Test
  void whatIsNoListIsRefusedAndNothingIsAttested() {
    byte[] noise = new byte[200_000];
    new Random(3).nextBytes(noise);
    for (byte[] bad :
        List.of(
            new byte[0],
            noise,
            new byte[100_000],
            Packed.zip("a.csv", "phone\n0199001234\n"),
            "{\"phone\": 1}".getBytes(StandardCharsets.UTF_8),
            "%PDF-1.4".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(Packed.gzip("phone\n" + "0199005678\n".repeat(9)), 30),
            Arrays.copyOf(Packed.workbook(), 700),
            Packed.gzip("phone\n" + "0199005678\n".repeat(300_000)))) {
      assertThatThrownBy(() -> kit.clean(bad)).isInstanceOf(Refused.class);
    }
    assertThat(kit.kept).isEmpty();
  }

  @Test
  void aStreamThatBreaksIsNotAttested() {
    InputStream broken =
        new SequenceInputStream(
            stream("phone\n" + "0199005678\n".repeat(50_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("reset");
              }
            });
    assertThatThrownBy(() -> kit.clean(broken)).isInstanceOf(IOException.class);
    assertThat(kit.kept).isEmpty();
  }

  @Test
  void anArchiveOfSeveralPartsIsReadToItsEndAndNothingMayStandBehindIt() throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.writeBytes(Packed.gzip("phone\n0199005678\n"));
    parts.writeBytes(Packed.gzip("0199001234\n0199005679\n"));
    byte[] clean = kit.clean(parts.toByteArray());
    try (var in = new GZIPInputStream(new ByteArrayInputStream(clean))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("phone\n0199005678\n0199005679\n");
    }
    parts.writeBytes(new byte[] {1, 2, 3});
    assertThatThrownBy(() -> kit.clean(parts.toByteArray())).hasMessageContaining("behind");
  }

  @Test
  void theRemovedRowsOpenInASpreadsheetWithoutRunningAnything() throws IOException {
    ByteArrayOutputStream removed = new ByteArrayOutputStream();
    kit.removed = removed;
    kit.clean("name;phone\n=cmd();0199001234\n@x;+33 1 99 00 12 34\nok;0199005678\n");
    assertThat(removed.toString(StandardCharsets.UTF_8).replace("\r", ""))
        .isEqualTo(
            """
            row,reason,name,phone
            1,voice suppressed since 2026-01-02T10:00:00Z,'=cmd(),0199001234
            2,voice suppressed since 2026-01-02T10:00:00Z,'@x,+33 1 99 00 12 34
            """);
  }

  @Test
  void theAttestationIsOfTheBytesAsSentAndSaysWhenItIsStale() throws IOException {
    byte[] list = Packed.gzip("phone\n0199001234\n0199005678\n");
    Attestation made = kit.run(new ByteArrayInputStream(list), OutputStream.nullOutputStream());
    assertThat(made.sha256()).isEqualTo(Digests.of(list));
    assertThat(made.bytes()).isEqualTo(list.length);
    assertThat(made.rows()).isEqualTo(2);
    assertThat(made.removed()).isEqualTo(1);
    assertThat(made.asOf()).isEqualTo(8);
    ScrubRecords.Kept kept = kit.attestations.find(made.id()).orElseThrow();
    byte[] file = kept.file();
    assertThat(kit.attestations.genuine(file)).contains(made);
    byte[] pdf = kit.attestations.pdf(kept, java.util.Locale.FRENCH);
    assertThat(kit.attestations.genuine(pdf)).contains(made);
    for (byte[] changed : List.of(file.clone(), pdf.clone())) {
      changed[changed.length / 2] ^= 1;
      assertThat(kit.attestations.genuine(changed)).isEmpty();
    }
    assertThat(kit.attestations.stale(made)).isFalse();
    kit.clock.advance(java.time.Duration.ofDays(30));
    assertThat(kit.attestations.stale(made)).isTrue();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
