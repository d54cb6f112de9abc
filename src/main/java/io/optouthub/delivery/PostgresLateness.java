package io.optouthub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lateness, from receipts and entries; what was skipped does not count. */
@Component
class PostgresLateness implements Lateness {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, List<long[]>>> RUNS = new TypeReference<>() {};

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final DataMaps maps;
  private final DeliverySettings settings;

  PostgresLateness(
      DataSource register,
      TransactionTemplate transaction,
      DataMaps maps,
      DeliverySettings settings) {
    JdbcTemplate paged = new JdbcTemplate(register);
    paged.setFetchSize(10_000);
    this.sql = JdbcClient.create(paged);
    this.transaction = transaction;
    this.maps = maps;
    this.settings = settings;
  }

  @Override
  public Optional<Report> of(String target, Instant from, Instant to) {
    if (!known(target)) {
      return Optional.empty();
    }
    CallingSystem system = maps.current().systems().get(target);
    Deadline deadline = system == null ? null : system.deadline();
    Delays delays = new Delays(deadline, settings.timeZone());
    // In one transaction, without which the driver would fetch every row at once.
    transaction.executeWithoutResult(
        status -> {
          receipts(target, from, to, delays);
          settled(target, from, to, delays);
        });
    return Optional.of(delays.report(target, from, to, parked(target, to)));
  }

  private boolean known(String target) {
    return sql.sql("select exists (select from target where name = ?)")
        .param(target)
        .query(Boolean.class)
        .single();
  }

  /** Row by row: a month may hold millions. */
  private void receipts(String target, Instant from, Instant to, Delays delays) {
    sql.sql(
            """
            select r.id, r.at, r.skips, e.seq, e.arrived_at
            from receipt r join entry e on e.seq between r.first_seq and r.last_seq and e.kind <= 3
            where r.target = ? and r.at >= ? and r.at < ? and r.applied > 0
              and not exists (select from parked p where p.target = r.target and p.seq = e.seq)
            order by r.id
            """)
        .params(target, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query((RowCallbackHandler) new Reading(delays)::row);
  }

  private void settled(String target, Instant from, Instant to, Delays delays) {
    sql.sql(
            """
            select p.at, e.arrived_at from parked p join entry e using (seq)
            where p.target = ? and p.state = 'settled' and p.at >= ? and p.at < ?
            """)
        .params(target, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(
            (RowCallbackHandler) row -> delays.add(instant(row, "arrived_at"), instant(row, "at")));
  }

  private long parked(String target, Instant to) {
    return sql.sql(
            """
            select count(*) from parked p join entry e using (seq)
            where p.target = ? and p.state in ('parked', 'retry') and e.arrived_at < ?
            """)
        .params(target, to.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  /** Reads a receipt's skips once for all of its entries. */
  private static final class Reading {
    private final Delays delays;
    private long receipt = -1;
    private @Nullable Map<String, List<long[]>> skips;

    Reading(Delays delays) {
      this.delays = delays;
    }

    void row(ResultSet row) throws SQLException {
      if (row.getLong("id") != receipt) {
        receipt = row.getLong("id");
        try {
          skips = JSON.readValue(row.getString("skips"), RUNS);
        } catch (JsonProcessingException e) {
          throw new IllegalStateException(e);
        }
      }
      long seq = row.getLong("seq");
      if (skips == null
          || skips.values().stream()
              .flatMap(List::stream)
              .noneMatch(run -> run[0] <= seq && seq <= run[1])) {
        delays.add(instant(row, "arrived_at"), instant(row, "at"));
      }
    }
  }
}
