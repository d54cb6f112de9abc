package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Vendors' forms in PostgreSQL; of several hubs one at a time goes on with a vendor. */
final class PostgresVendorForms implements VendorForms {

  private static final int PAGE = 5_000;

  @SuppressWarnings("ArrayRecordComponent")
  private record Person(long seq, @Nullable UUID fingerprint, byte @Nullable [] sealed) {}

  private record Vendor(int id, UUID mark, long position) {}

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Seals seals;
  private final StandingStates states;

  PostgresVendorForms(JdbcClient sql, TransactionTemplate transaction, Seals seals) {
    this.sql = sql;
    this.transaction = transaction;
    this.seals = seals;
    this.states = new StandingStates(sql);
  }

  @Override
  public long follow(String vendor, UUID mark, Function<Identity, UUID> form) {
    return Objects.requireNonNull(transaction.execute(status -> page(vendor, mark, form)));
  }

  private long page(String name, UUID mark, Function<Identity, UUID> form) {
    sql.sql("insert into scrub_vendor (name, mark) values (?, ?) on conflict (name) do nothing")
        .params(name, mark)
        .update();
    Vendor vendor = vendor(name, "for update");
    long position = vendor.position();
    if (!vendor.mark().equals(mark)) {
      sql.sql("delete from scrub_form where vendor = ?").param(vendor.id()).update();
      position = 0;
    }
    List<Person> page = people(position);
    SortedMap<UUID, UUID> forms = new TreeMap<>();
    for (Person one : page) {
      position = one.seq();
      UUID person = one.fingerprint();
      byte[] sealed = one.sealed();
      if (person != null && sealed != null) {
        forms.put(form.apply(seals.open(sealed, person)), person);
      }
    }
    sql.sql(
            """
            insert into scrub_form (vendor, form, person)
            select ?, form, person from unnest(?, ?) as new (form, person)
            on conflict (vendor, form) do update set person = excluded.person
            where scrub_form.person <> excluded.person
            """)
        .params(
            vendor.id(), forms.keySet().toArray(UUID[]::new), forms.values().toArray(UUID[]::new))
        .update();
    sql.sql("update scrub_vendor set position = ?, mark = ? where id = ?")
        .params(position, mark, vendor.id())
        .update();
    return position;
  }

  private Vendor vendor(String name, String lock) {
    return sql.sql("select id, mark, position from scrub_vendor where name = ? " + lock)
        .param(name)
        .query((row, n) -> new Vendor(row.getInt(1), row.getObject(2, UUID.class), row.getLong(3)))
        .optional()
        .orElseThrow(() -> new RegisterUnavailable("The vendor's list is being made"));
  }

  private List<Person> people(long position) {
    return sql.sql(
            """
            select page.seq, page.fingerprint, s.sealed
            from (select seq, fingerprint from entry where seq > ? order by seq limit ?) page
            left join sealed_identity s using (fingerprint)
            order by page.seq
            """)
        .params(position, PAGE)
        .query(
            (row, n) -> new Person(row.getLong(1), row.getObject(2, UUID.class), row.getBytes(3)))
        .list();
  }

  @Override
  public List<Standing> check(String name, List<UUID> forms, Set<Medium> media, Scope scope) {
    Vendor vendor = vendor(name, "");
    Map<UUID, UUID> people = new HashMap<>();
    sql.sql("select form, person from scrub_form where vendor = ? and form = any(?)")
        .params(vendor.id(), forms.stream().distinct().toArray(UUID[]::new))
        .query(
            row -> {
              people.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
    Map<UUID, LogReader.States> standing = states.of(Set.copyOf(people.values()));
    LogReader.States nothing = new LogReader.States(Map.of());
    return forms.stream()
        .map(form -> standing.getOrDefault(people.getOrDefault(form, form), nothing))
        .map(
            all -> new Standing(StandingStates.since(all, media, scope.brand()), vendor.position()))
        .toList();
  }

  @Override
  public long notCovered(String name) {
    return sql.sql(
            """
            select count(*) from (select distinct fingerprint from suppression where opted_out) p
            where not exists (
              select 1 from scrub_form f where f.vendor = ? and f.person = p.fingerprint)
            """)
        .param(vendor(name, "").id())
        .query(Long.class)
        .single();
  }
}
