package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainCheckIT {

  private final TestRegister hub = TestRegister.fresh(Clock.systemUTC());

  @BeforeEach
  void fill() {
    for (int i = 0; i < 20; i++) {
      Phone first = new Phone("+3319900" + (1000 + 2 * i));
      Phone second = new Phone("+3319900" + (1001 + 2 * i));
      hub.message("form", request(first), request(second));
    }
    assertThat(hub.chain.verify().intact()).isTrue();
    assertThat(hub.chain.verify().entries()).isEqualTo(40);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aChangedByteIsNamed() {
    tamper("update entry set brand = 'x' where seq = 7");
    assertThat(found()).containsExactly("changed 7");
  }

  @Test
  void aChangedDigestIsNamedAndSoIsTheGroupOfAMendedOne() {
    tamper("update entry set digest = decode(md5('x'), 'hex') where seq = 9");
    assertThat(found()).containsExactly("changed 9");
    tamper("update entry_group set chain = sha256(chain) where first_seq = 21");
    assertThat(found()).contains("chain 21");
  }

  @Test
  void aChangeWithItsDigestMendedBreaksTheGroup() {
    var entry =
        hub.sql
            .sql("select * from entry where seq = 12")
            .query((row, n) -> row.getLong(2))
            .single();
    assertThat(entry).isEqualTo(6);
    tamper(
        "update entry set media = 3, digest = (select digest from entry where seq = 11) where seq = 12");
    assertThat(found()).containsExactly("changed 12");
  }

  @Test
  void aRemovedLineIsNamedInTheMiddleAndAtTheEnd() {
    tamper("delete from entry where seq = 13");
    assertThat(found()).containsExactly("removed 13");
    tamper("delete from entry where seq > 38");
    tamper("delete from entry_group where first_seq > 38");
    assertThat(found()).containsExactly("removed 13", "removed 39");
  }

  @Test
  void aRemovedGroupIsNamed() {
    tamper("delete from entry where seq in (15, 16)");
    tamper("delete from entry_group where first_seq = 15");
    assertThat(found()).containsExactly("removed 17");
  }

  @Test
  void anInsertedLineIsNamed() {
    tamper(
        """
        insert into entry select 41, arrival, row_no, kind, fingerprint, media, brand, event_at, arrived_at, note,
          digest from entry where seq = 40
        """);
    assertThat(found()).containsExactly("inserted 41");
  }

  @Test
  void aLineInsertedUnderANumberThatIsTakenIsNamed() {
    tamper("alter table entry drop constraint entry_pkey");
    tamper("insert into entry select * from entry where seq = 10");
    assertThat(found()).containsExactly("inserted 10");
  }

  @Test
  void swappedLinesAreNamed() {
    tamper("update entry set seq = -seq where seq in (5, 6)");
    tamper("update entry set seq = 6 where seq = -5");
    tamper("update entry set seq = 5 where seq = -6");
    assertThat(found()).containsExactly("swapped 5", "swapped 6");
  }

  private void tamper(String statement) {
    assertThat(hub.sql.sql(statement).update()).isNotNegative();
  }

  private List<String> found() {
    return hub.chain.verify().findings().stream()
        .map(finding -> finding.what() + " " + finding.seq())
        .toList();
  }

  private static OptOut request(Phone phone) {
    return OptOut.of(phone, Set.of(Medium.VOICE), Scope.ALL);
  }
}
