package io.optouthub.register;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that hold sealed values, and how a page of each is read and written. */
enum SealedPart {
  IDENTITIES(
      Keyset.IDENTITY,
      1_000,
      "00000000-0000-0000-0000-000000000000",
      """
      select fingerprint::text as key, sealed, uuid_send(fingerprint) from sealed_identity
      where fingerprint > ?::uuid order by fingerprint limit ? for update skip locked
      """,
      """
      update sealed_identity t set sealed = new.sealed from unnest(?, ?) as new (key, sealed)
      where t.fingerprint = new.key::uuid
      """,
      "select exists (select from sealed_identity where substring(sealed from 2 for 4) <> ?)"),
  // Mails may be large.
  EVIDENCE(
      Keyset.IDENTITY,
      50,
      "0",
      """
      select seq::text as key, sealed, int8send(seq) from evidence
      where seq > ?::bigint order by seq limit ? for update skip locked
      """,
      """
      update evidence t set sealed = new.sealed from unnest(?, ?) as new (key, sealed)
      where t.seq = new.key::bigint
      """,
      "select exists (select from evidence where substring(sealed from 2 for 4) <> ?)"),
  REMARKS(
      Keyset.IDENTITY,
      500,
      "0",
      """
      select review::text as key, remark, int8send(seq) from review_decision
      where review > ?::bigint and remark is not null order by review limit ? for update skip locked
      """,
      """
      update review_decision t set remark = new.sealed from unnest(?, ?) as new (key, sealed)
      where t.review = new.key::bigint
      """,
      "select exists (select from review_decision where substring(remark from 2 for 4) <> ?)"),
  CASES(
      Keyset.IDENTITY,
      500,
      "0",
      """
      select seq::text as key, remark, int8send(seq) from complaint_case
      where seq > ?::bigint and remark is not null order by seq limit ? for update skip locked
      """,
      """
      update complaint_case t set remark = new.sealed from unnest(?, ?) as new (key, sealed)
      where t.seq = new.key::bigint
      """,
      "select exists (select from complaint_case where substring(remark from 2 for 4) <> ?)"),
  SIGNING_KEYS(
      Keyset.IDENTITY,
      500,
      "0",
      """
      select id::text as key, sealed, convert_to('link:signing-key', 'UTF8') from signing_key
      where id > ?::bigint order by id limit ? for update
      """,
      """
      update signing_key t set sealed = new.sealed from unnest(?, ?) as new (key, sealed)
      where t.id = new.key::bigint
      """,
      "select false and ?::bytea is null"),
  /** Only read: who has one under an older key gets an alias. */
  FINGERPRINTS(
      Keyset.FINGERPRINT,
      1_000,
      "00000000-0000-0000-0000-000000000000",
      """
      select fingerprint::text as key, sealed, uuid_send(fingerprint) from sealed_identity
      where fingerprint > ?::uuid order by fingerprint limit ?
      """,
      "",
      "select false and ?::bytea is null");

  /**
   * @param boundTo what the value is sealed together with
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(String key, byte[] sealed, byte[] boundTo) {}

  final Keyset keyset;
  final int batch;
  final String beginning;
  private final String read;
  private final String written;
  private final String left;

  SealedPart(Keyset keyset, int batch, String beginning, String read, String written, String left) {
    this.keyset = keyset;
    this.batch = batch;
    this.beginning = beginning;
    this.read = read;
    this.written = written;
    this.left = left;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SealedPart of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The next rows after this one, locked. */
  List<Row> page(JdbcClient sql, String after) {
    return sql.sql(read)
        .params(after, batch)
        .query((row, n) -> new Row(row.getString(1), row.getBytes(2), row.getBytes(3)))
        .list();
  }

  /** Whether values are left that another key than this sealed. */
  boolean left(JdbcClient sql, Keyring ring) {
    byte[] key = java.nio.ByteBuffer.allocate(4).putInt((int) ring.identity()).array();
    return sql.sql(left).param(key).query(Boolean.class).single();
  }

  /** Seals again what the key in use did not. */
  void write(JdbcClient sql, List<Row> rows, Seals seals) {
    long key = seals.ring().identity();
    List<Row> old =
        rows.stream().filter(row -> KeyUse.number(plain(row.sealed()), 1) != key).toList();
    if (!old.isEmpty()) {
      sql.sql(written)
          .params(
              old.stream().map(Row::key).toArray(String[]::new),
              old.stream().map(row -> again(row, seals)).toArray(byte[][]::new))
          .update();
    }
  }

  private byte[] again(Row row, Seals seals) {
    byte[] now = seals.again(plain(row.sealed()), row.boundTo());
    return this == SIGNING_KEYS ? Base64.getUrlEncoder().withoutPadding().encode(now) : now;
  }

  /** The signing key is kept in the letters of a link. */
  private byte[] plain(byte[] stored) {
    return this == SIGNING_KEYS ? Base64.getUrlDecoder().decode(stored) : stored;
  }
}
