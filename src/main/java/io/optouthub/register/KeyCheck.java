package io.optouthub.register;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a hub from writing into a register that was made with other keys. */
final class KeyCheck {

  private KeyCheck() {}

  static void verify(JdbcClient sql, Seals seals) {
    UUID mine = seals.fingerprint("check:the keys of this register");
    sql.sql("insert into key_check (single, fingerprint) values (true, ?) on conflict do nothing")
        .param(mine)
        .update();
    UUID theirs = sql.sql("select fingerprint from key_check").query(UUID.class).single();
    if (!theirs.equals(mine)) {
      throw new IllegalStateException(
          "optout.register.keys.fingerprint is not the key that this register was made with");
    }
  }
}
