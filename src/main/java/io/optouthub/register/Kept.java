package io.optouthub.register;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is erased after its time, and how. Undecided reviews are in none of these: they are work.
 *
 * <p>Those with a {@code reach} are looked at once, from the last mark up to what it says, by
 * statements between two numbers; the others by statements that take a time and a batch.
 */
enum Kept {
  EVIDENCE(
      null,
      null,
      """
      delete from evidence where seq in (
        select v.seq from evidence v where v.kept_until <= ? and not exists (
          select from entry f join entry r on r.arrival = f.arrival and r.row_no = f.row_no
          join review_open o on o.seq = r.seq where f.seq = v.seq)
        limit ? for update skip locked)
      """),
  AUDIT(
      RetentionSettings::audit,
      null,
      "delete from audit where id in (select id from audit where at <= ? order by id limit ?)"),
  RECEIPTS(
      RetentionSettings::receipts,
      null,
      // A target's newest stays: what is read back goes as far as that.
      """
      delete from receipt where id in (
        select id from receipt old where at <= ? and exists (
          select from receipt r where r.target = old.target and r.last_seq > old.last_seq)
        order by id limit ?)
      """,
      """
      delete from verify_round where id in (
        select id from verify_round where ended_at <= ? order by id limit ?)
      """,
      """
      delete from drift where id in (
        select id from drift where at <= ? and state in ('back', 'dropped') order by id limit ?)
      """),
  ANSWERS(
      RetentionSettings::answers,
      null,
      """
      delete from answer where (item, template) in (
        select item, template from answer where claimed_at <= ? limit ?)
      """),
  PARKED_ANSWERS(
      RetentionSettings::parkedAnswers,
      null,
      """
      update parked set answer = '' where id in (
        select id from parked where at <= ? and state in ('settled', 'superseded') and answer <> '' limit ?)
      """),
  SET_ASIDE(
      RetentionSettings::setAside,
      "select coalesce(max(last_seq), 0) from entry_group where committed_at <= ?",
      "delete from evidence v using entry e where e.seq = v.seq and e.kind = 6 and v.seq > ? and v.seq <= ?"),
  REVIEWS(
      RetentionSettings::reviews,
      "select coalesce(max(last_seq), 0) from entry_group where committed_at <= ?",
      """
      delete from evidence where seq in (
        select f.seq from review_decision d join entry r on r.seq = d.review
        join entry f on f.arrival = r.arrival and f.row_no = r.row_no
        where d.seq > ? and d.seq <= ? and not exists (
          select from entry q where q.arrival = r.arrival and q.row_no = r.row_no and q.kind <= 3))
      """,
      "update review_decision set remark = null where remark is not null and seq > ? and seq <= ?"),
  CASES(
      RetentionSettings::cases,
      null,
      """
      delete from complaint_case where seq in (
        select seq from complaint_case where closed_at <= ? order by closed_at limit ? for update skip locked)
      """),
  ORIGINS(
      RetentionSettings::origins,
      "select coalesce(max(id), 0) from arrival where arrived_at <= ? and complete",
      "update arrival set origin = '' where id > ? and id <= ? and complete and origin <> ''",
      """
      update vendor_file set name = '' where reference in (
        select reference from arrival where id > ? and id <= ? and complete)
      """,
      """
      update manifest set file = id::text where finding is not null and reference in (
        select reference from arrival where id > ? and id <= ? and complete)
      """);

  private final @Nullable Function<RetentionSettings, @Nullable Duration> time;
  final @Nullable String reach;
  final List<String> statements;

  Kept(
      @Nullable Function<RetentionSettings, @Nullable Duration> time,
      @Nullable String reach,
      String... statements) {
    this.time = time;
    this.reach = reach;
    this.statements = List.of(statements);
  }

  /** How long it is kept; nothing for ever. Evidence has its end beside it. */
  @Nullable Duration kept(RetentionSettings settings) {
    return time == null ? Duration.ZERO : time.apply(settings);
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * @param evidence how long that is kept
   */
  static List<RetentionTerms.Term> terms(RetentionSettings settings, Duration evidence) {
    return Arrays.stream(values())
        .map(
            kind ->
                new RetentionTerms.Term(
                    kind.word(), kind.setting(), kind == EVIDENCE ? evidence : kind.kept(settings)))
        .toList();
  }

  /** The setting that says so. */
  String setting() {
    return this == EVIDENCE ? "optout.register.evidence-kept" : "optout.retention." + word();
  }
}
