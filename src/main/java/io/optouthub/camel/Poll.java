package io.optouthub.camel;

import io.optouthub.register.SourceMarks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;

/**
 * One look after another at a table or at objects that grow by a mark: puts the query and where it
 * goes on into the exchange, and keeps the mark once the rows up to it are committed.
 */
public final class Poll implements Processor {

  private static final String POLL = "optoutPoll";
  private static final String NEXT = "optoutPollNext";

  private String query = "";
  private String mark = "";
  private String key = "";
  private String since = "";
  private int pageSize = 20_000;
  private boolean soql;
  private final Remembered remembered = new Remembered();

  /** With {@code :?mark}, ordered by the mark's column. */
  public void setQuery(String query) {
    this.query = query;
  }

  /** The column that grows with every change. */
  public void setMark(String mark) {
    this.mark = mark;
  }

  /** The columns that name a row, by comma. */
  public void setKey(String key) {
    this.key = key;
  }

  /** Where the first look begins. */
  public void setSince(String since) {
    this.since = since;
  }

  /** The most rows that a query gives at once. */
  public void setPageSize(int pageSize) {
    this.pageSize = pageSize;
  }

  /** Whether it is Salesforce's language. */
  public void setSoql(boolean soql) {
    this.soql = soql;
  }

  @Override
  public void process(Exchange exchange) {
    String from = marks(exchange).of(channel(exchange)).orElse(since);
    exchange.setProperty(POLL, this);
    // In SOQL, which has no parameters, the mark stands in the text; it is the hub's own.
    Arrivals.replace(
        exchange, soql ? query.replace(":?mark", MarkValue.read(from).written()) : query);
    if (!soql) {
      exchange.getMessage().setHeader("mark", MarkValue.read(from).parameter());
    }
  }

  /** Makes of the rows that a query gave chunks of what they are to the intake. */
  static void rows(Exchange exchange) {
    Poll poll = exchange.getProperty(POLL, Poll.class);
    @SuppressWarnings("unchecked") // what camel-jdbc gives as a SelectList
    List<Map<String, Object>> page = exchange.getMessage().getBody(List.class);
    PolledRows rows = new PolledRows(page.iterator(), poll.mark, poll.key, poll.remembered);
    boolean full = page.size() >= poll.pageSize;
    if (full && !rows.hasNext()) {
      throw new IllegalStateException("pageSize: as many rows share one " + poll.mark);
    }
    exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, full);
    Arrivals.replace(exchange, rows);
  }

  /** Makes the same of a page of Salesforce's records; remembers where the next page is. */
  static void records(Exchange exchange) throws IOException {
    Poll poll = exchange.getProperty(POLL, Poll.class);
    SalesforceRecords page = SalesforceRecords.read(exchange.getMessage().getBody(String.class));
    exchange.setProperty(NEXT, page.next());
    var rows = page.rows().iterator();
    Arrivals.replace(exchange, new PolledRows(rows, poll.mark, poll.key, poll.remembered));
  }

  /** Where the next page is; an empty body when there is none. */
  static void next(Exchange exchange) {
    Arrivals.replace(exchange, exchange.getProperty(NEXT, "", String.class));
  }

  /** A chunk is committed. */
  static void kept(Exchange exchange) {
    Poll poll = exchange.getProperty(POLL, Poll.class);
    PolledRows.Chunk chunk = exchange.getMessage().getBody(PolledRows.Chunk.class);
    marks(exchange).keep(channel(exchange), chunk.mark().written());
    chunk.rows().forEach(row -> poll.remembered.add(row.id()));
  }

  /** The route that the Kamelet's is part of. */
  static String channel(Exchange exchange) {
    return channel(exchange.getContext(), exchange.getFromRouteId());
  }

  /** The route that the Kamelet's route {@code inner} is part of; itself if it is part of none. */
  static String channel(CamelContext camel, String inner) {
    for (Route route : camel.getRoutes()) {
      if (route.getEndpoint() instanceof KameletEndpoint outer
          && outer.getRouteId().equals(inner)) {
        return route.getRouteId();
      }
    }
    return inner;
  }

  private static SourceMarks marks(Exchange exchange) {
    return exchange.getContext().getRegistry().findSingleByType(SourceMarks.class);
  }
}
