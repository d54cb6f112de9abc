package io.optouthub.register;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What still needs which key. Reads whole tables: some seconds for millions of people. */
record KeyUse(JdbcClient sql) {

  /** Everybody by the newest key that finds them: who asked first since then, or has an alias. */
  private static final String PEOPLE =
      """
      select k.id, case when s.fingerprint is null then 'erased' else 'people' end as what, count(*) as n
      from (select distinct fingerprint from suppression) p
      left join sealed_identity s using (fingerprint)
      join register_key k on k.reign = greatest(
        (select max(reign) from register_key where keyset = 'fingerprint' and from_seq <=
          (select seq from entry e where e.fingerprint = p.fingerprint order by seq limit 1)),
        (select max(r.reign) from fingerprint_alias a
          join register_key r on r.keyset = 'fingerprint' and r.id = a.key where a.person = p.fingerprint))
      group by 1, 2
      """;

  /** The number of the key stands in the first five bytes of what it seals. */
  private static final String SEALED =
      """
      select key, what, count(*) as n from (
        select substring(sealed from 2 for 4) as key, 'identities' as what from sealed_identity
        union all select substring(sealed from 2 for 4), 'evidence' from evidence
        union all select substring(remark from 2 for 4), 'remarks' from review_decision where remark is not null
        union all select substring(remark from 2 for 4), 'cases' from complaint_case where remark is not null
        union all select substring(decode(translate(left(convert_from(sealed, 'UTF8'), 8), '-_', '+/'), 'base64')
          from 2 for 4), 'signing-keys' from signing_key
      ) value group by 1, 2
      """;

  /** By key, then by what: how many. */
  Map<Long, Map<String, Long>> of(Keyset keyset) {
    Map<Long, Map<String, Long>> uses = new HashMap<>();
    sql.sql(keyset == Keyset.IDENTITY ? SEALED : PEOPLE)
        .query(
            row -> {
              long id =
                  keyset == Keyset.IDENTITY ? number(row.getBytes("key"), 0) : row.getLong("id");
              uses.computeIfAbsent(id, key -> new TreeMap<>())
                  .put(row.getString("what"), row.getLong("n"));
            });
    return uses;
  }

  /** The number that begins here, as Tink writes it. */
  static long number(byte[] bytes, int at) {
    return Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(bytes).getInt(at));
  }

  /** In words, why a key cannot go. */
  static String words(Keyset keyset, long id, Map<String, Long> uses) {
    String what =
        keyset == Keyset.IDENTITY
            ? uses + " are sealed with it"
            : uses.getOrDefault("erased", 0L)
                + " erased people are found only with it, and "
                + uses.getOrDefault("people", 0L)
                + " others until they have been given fingerprints under the new one";
    return "Key " + id + " of optout.register.keys." + keyset.word() + " is still needed: " + what;
  }
}
