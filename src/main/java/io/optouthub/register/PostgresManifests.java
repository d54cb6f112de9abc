package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps manifests and files side by side and compares them. */
record PostgresManifests(JdbcClient sql, FileReports reports) implements Manifests {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresManifests.class);

  /** A file that came longer before its manifest is another one of the same name. */
  private static final Duration BEFORE = Duration.ofDays(1);

  @Override
  public void announced(
      String channel, String digest, String reference, List<Announced> files, Instant at) {
    for (Announced file : files) {
      String remark = remark(channel, file.sequence());
      String name = Texts.storable(file.file());
      int kept =
          sql.sql(
                  """
                  insert into manifest (channel, file, digest, reference, rows, sha256, sequence, remark, announced_at)
                  values (:channel, :file, :digest, :reference, :rows, :sha256, :sequence, :remark, :at)
                  on conflict do nothing
                  """)
              .param("channel", channel)
              .param("file", name)
              .param("digest", digest)
              .param("reference", reference)
              .param("rows", file.rows())
              .param("sha256", file.sha256())
              .param("sequence", file.sequence())
              .param("remark", remark)
              .param("at", Timestamp.from(at))
              .update();
      if (kept > 0 && !remark.isEmpty()) {
        LOG.warn("manifest-sequence channel={} reference={} {}", channel, reference, remark);
      }
      compare(channel, name);
    }
  }

  @Override
  public void came(String channel, String written, String sha256, String reference, Instant at) {
    String name = Texts.storable(written);
    Map<Outcome, Long> counts = reports.counts(reference);
    sql.sql(
            """
            insert into vendor_file (reference, channel, name, sha256, rows, set_aside, came_at)
            values (:reference, :channel, :name, :sha256, :rows, :aside, :at) on conflict do nothing
            """)
        .param("reference", reference)
        .param("channel", channel)
        .param("name", name)
        .param("sha256", sha256)
        .param("rows", counts.values().stream().mapToLong(count -> count).sum())
        .param("aside", counts.getOrDefault(Outcome.SET_ASIDE, 0L))
        .param("at", Timestamp.from(at))
        .update();
    sql.sql(
            """
            select distinct file from manifest
            where channel = :channel and finding is distinct from '' and (file = :name
              or position('.' in file) = 0 and file = split_part(:name, '.', 1))
            """)
        .param("channel", channel)
        .param("name", name)
        .query(String.class)
        .list()
        .forEach(file -> compare(channel, file));
  }

  /** What a number says that does not follow the one before. */
  private String remark(String channel, @Nullable Long sequence) {
    Optional<Long> last =
        sequence == null
            ? Optional.empty()
            : sql.sql("select max(sequence) from manifest where channel = ?")
                .param(channel)
                .query(Long.class)
                .optional();
    if (sequence == null || last.isEmpty() || sequence == last.get() + 1) {
      return "";
    }
    if (sequence > last.get()) {
      return ManifestLines.missing(last.get() + 1, sequence - 1);
    }
    boolean before =
        sql.sql("select exists (select from manifest where channel = ? and sequence = ?)")
            .params(channel, sequence)
            .query(Boolean.class)
            .single();
    return "number " + sequence + (before ? " was used before" : " comes late");
  }

  private record Open(long id, Announced said, Instant at, @Nullable String came) {}

  private record Came(String reference, String sha256, long rows, long setAside) {
    String differs(Announced said) {
      return said.differs(sha256, rows, setAside);
    }
  }

  /** Each manifest with a file that it fits; without one, with the last of the name. */
  private void compare(String channel, String file) {
    List<Open> manifests = open(channel, file);
    if (manifests.isEmpty()) {
      return;
    }
    Instant first = manifests.stream().map(Open::at).min(Instant::compareTo).orElseThrow();
    Set<String> taken = new HashSet<>();
    Set<String> blamed =
        manifests.stream()
            .map(manifest -> shape(manifest.said()) + manifest.came())
            .collect(Collectors.toSet());
    for (Open manifest : manifests) {
      String shape = shape(manifest.said());
      List<Came> files = files(channel, manifest.said(), first.minus(BEFORE));
      files.removeIf(one -> taken.contains(shape + one.reference()));
      Optional<Came> fits =
          files.stream().filter(one -> one.differs(manifest.said()).isEmpty()).findFirst();
      Optional<Came> last =
          files.stream()
              .filter(one -> !blamed.contains(shape + one.reference()))
              .reduce((one, next) -> next);
      Optional<Came> pair = manifest.came() == null ? fits.or(() -> last) : fits;
      pair.ifPresent(
          one -> {
            taken.add(shape + one.reference());
            settle(channel, manifest, one);
          });
    }
  }

  /** Those whose file has not come first, then those that a better file may still fit. */
  private List<Open> open(String channel, String file) {
    return sql.sql(
            """
            select id, file, rows, sha256, sequence, announced_at, came from manifest
            where channel = ? and file = ? and finding is distinct from ''
            order by came is not null, id
            """)
        .params(channel, file)
        .query(
            (row, n) ->
                new Open(
                    row.getLong(1), said(row), row.getTimestamp(6).toInstant(), row.getString(7)))
        .list();
  }

  private static Announced said(ResultSet row) throws SQLException {
    return new Announced(
        row.getString(2),
        row.getObject(3, Long.class),
        row.getString(4),
        row.getObject(5, Long.class));
  }

  /** A file may have a manifest of each shape: one that counts its rows, one with its digest. */
  private static String shape(Announced said) {
    return (said.rows() == null) + " " + (said.sequence() == null) + " ";
  }

  /** Files that no manifest of this shape fits yet, the first first. */
  private List<Came> files(String channel, Announced said, Instant since) {
    return new ArrayList<>(
        sql.sql(
                """
                select reference, sha256, rows, set_aside from vendor_file f
                where channel = :channel and came_at > :since
                  and (name = :file or position('.' in :file) = 0 and split_part(name, '.', 1) = :file)
                  and not exists (select from manifest m where m.came = f.reference and m.finding = ''
                    and (m.rows is null) = :uncounted and (m.sequence is null) = :unnumbered)
                order by came_at
                """)
            .param("channel", channel)
            .param("file", said.file())
            .param("uncounted", said.rows() == null)
            .param("unnumbered", said.sequence() == null)
            .param("since", Timestamp.from(since))
            .query(
                (row, n) ->
                    new Came(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
            .list());
  }

  private void settle(String channel, Open manifest, Came file) {
    String finding = file.differs(manifest.said());
    sql.sql(
            "update manifest set came = ?, finding = ? where id = ? and finding is distinct from ''")
        .params(file.reference(), finding, manifest.id())
        .update();
    if (!finding.isEmpty()) {
      LOG.warn("manifest-differs channel={} reference={} {}", channel, file.reference(), finding);
    }
  }

  @Override
  public List<String> findings(String reference) {
    return new ManifestLines(sql).findings(reference);
  }

  @Override
  public Map<String, List<String>> problems(Instant now) {
    return new ManifestLines(sql).problems(now);
  }
}
