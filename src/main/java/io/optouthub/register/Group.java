package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group on its way into the log: numbers the entries, rules on the requests, counts the items.
 * Plain memory; {@link GroupStore} reads what it needs and writes what it holds.
 */
final class Group {

  /** An arrival as stored, or about to be. */
  record Stored(
      long id,
      Arrival arrival,
      UUID key,
      String reference,
      int rowsDone,
      boolean complete,
      @Nullable Long sameAs) {

    Stored upTo(int rows, boolean now) {
      return new Stored(id, arrival, key, reference, rows, now, sameAs);
    }
  }

  /**
   * An item in review, as stored.
   *
   * @param decided whether it is already
   */
  record InReview(Stored arrival, int row, boolean decided) {}

  /** A decision on its way into the log, with its first and last entry. */
  record Made(Decision decision, String channel, long first, long last) {}

  private final Ruling ruling;
  private final Map<Long, InReview> inReview;
  private final Map<String, Stored> firsts;
  private final Map<String, Stored> agains;
  private long seq;
  private long arrivalId;

  final List<Entry> entries = new ArrayList<>();
  final Map<UUID, byte[]> sealed = new HashMap<>();
  final SortedMap<Long, byte[]> evidence = new TreeMap<>();
  final SortedMap<Long, Stored> arrivals = new TreeMap<>();
  final SortedMap<String, long[]> counts = new TreeMap<>();
  final SortedMap<String, Long> repeats = new TreeMap<>();
  final SortedMap<Long, Line> reviews = new TreeMap<>();
  final List<Made> decisions = new ArrayList<>();

  /**
   * @param firsts stored arrivals by {@link #name}, and in {@code agains} those that repeat one and
   *     are not complete
   * @param inReview items by number, as far as there is a decision about them in here
   */
  Group(
      long head,
      long lastArrival,
      Ruling ruling,
      Map<Long, InReview> inReview,
      Map<String, Stored> firsts,
      Map<String, Stored> agains) {
    this.seq = head;
    this.arrivalId = lastArrival;
    this.ruling = ruling;
    this.inReview = new HashMap<>(inReview);
    this.firsts = new HashMap<>(firsts);
    this.agains = new HashMap<>(agains);
  }

  static String name(String channel, UUID key) {
    return key + " " + channel;
  }

  long head() {
    return seq;
  }

  Ruling ruling() {
    return ruling;
  }

  /** Adds a submission, or a decision. */
  Filed add(Prepared prepared) {
    Decision decision = prepared.decision();
    return decision == null ? arrived(prepared) : decided(prepared, decision);
  }

  /** Nothing arrived, so nothing is counted; known when a decision stands already. */
  private Filed decided(Prepared prepared, Decision decision) {
    InReview item = inReview.get(decision.review());
    if (item == null) {
      throw new IllegalArgumentException("There is no such review");
    }
    if (item.decided()) {
      return new Filed(item.arrival().reference(), seq, List.of(Outcome.KNOWN));
    }
    inReview.put(decision.review(), new InReview(item.arrival(), item.row(), true));
    Line line = new Line(item.arrival(), item.row(), Times.micros(decision.at()));
    line.add(Entry.Kind.DECIDED, decision.note());
    long first = seq;
    prepared.requests().get(0).forEach(line::add);
    decisions.add(new Made(decision, item.arrival().arrival().channel(), first, seq));
    return new Filed(item.arrival().reference(), seq, List.of(Outcome.REGISTERED));
  }

  private Filed arrived(Prepared prepared) {
    Submission submission = prepared.submission();
    String name = name(submission.arrival().channel(), prepared.key());
    Stored first = firsts.get(name);
    Stored repeated = first != null && first.complete() ? first : null;
    boolean again = repeated != null;
    Stored arrival = again ? agains.get(name) : first;
    if (arrival == null) {
      Long sameAs = repeated == null ? null : repeated.id();
      arrival =
          new Stored(
              ++arrivalId,
              submission.arrival(),
              prepared.key(),
              References.next(),
              0,
              false,
              sameAs);
    }
    List<Outcome> outcomes = addItems(prepared, arrival, again);
    int rows = Math.max(arrival.rowsDone(), submission.firstRow() + submission.items().size() - 1);
    Stored now = arrival.upTo(rows, submission.complete() || arrival.complete());
    arrivals.put(now.id(), now);
    if (again && now.complete()) {
      agains.remove(name);
    } else {
      (again ? agains : firsts).put(name, now);
    }
    return new Filed((repeated == null ? now : repeated).reference(), seq, outcomes);
  }

  private List<Outcome> addItems(Prepared prepared, Stored arrival, boolean again) {
    Submission submission = prepared.submission();
    int first = submission.firstRow();
    if (first > arrival.rowsDone() + 1) {
      throw new IllegalArgumentException(
          "Row " + first + " came after row " + arrival.rowsDone() + " of its file");
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < submission.items().size(); i++) {
      int row = first + i;
      boolean done = first > 0 && row <= arrival.rowsDone();
      // A row that is in already was submitted twice: nothing arrived again, so nothing is written.
      outcomes.add(done ? Outcome.KNOWN : addItem(prepared, i, arrival, row, again));
    }
    return outcomes;
  }

  private Outcome addItem(Prepared prepared, int index, Stored arrival, int row, boolean again) {
    Item item = prepared.submission().items().get(index);
    Instant at = Times.micros(prepared.submission().arrival().arrivedAt());
    Line line = new Line(arrival, row, at);
    long before = seq;
    if (again) {
      line.add(Entry.Kind.KNOWN, "the same as before, word for word");
      return count(arrival, Outcome.KNOWN);
    }
    prepared.requests().get(index).forEach(line::add);
    boolean registered = seq > before;
    switch (item.outcome()) {
      case REVIEW -> {
        line.add(Entry.Kind.REVIEW, item.reason());
        reviews.put(seq, line);
      }
      case SET_ASIDE -> line.add(Entry.Kind.SET_ASIDE, item.reason());
      case REFUSED -> line.add(Entry.Kind.REFUSED, item.reason());
      default -> {
        if (!registered) {
          line.add(Entry.Kind.KNOWN, "this channel said the same about the same moment before");
        }
      }
    }
    byte[] kept = item.evidence();
    if (kept != null) {
      evidence.put(before + 1, kept);
    }
    boolean known = item.outcome() == Outcome.REGISTERED && !registered;
    return count(arrival, known ? Outcome.KNOWN : item.outcome());
  }

  private Outcome count(Stored arrival, Outcome outcome) {
    counts
        .computeIfAbsent(arrival.arrival().channel(), channel -> new long[Outcome.values().length])[
        outcome.ordinal()]++;
    return outcome;
  }

  /** Writes the entries of one item. */
  final class Line {
    private final Stored arrival;
    private final int row;
    private final Instant at;

    Line(Stored arrival, int row, Instant at) {
      this.arrival = arrival;
      this.row = row;
      this.at = at;
    }

    String channel() {
      return arrival.arrival().channel();
    }

    Instant at() {
      return at;
    }

    void add(Prepared.Sealed sealedRequest) {
      var request = sealedRequest.request();
      UUID fingerprint = sealedRequest.fingerprint();
      String channel = arrival.arrival().channel();
      Instant eventAt = Ruling.eventAt(request, at);
      Entry.Kind kind = ruling.kind(fingerprint, request, eventAt, channel);
      if (kind == Entry.Kind.KNOWN) {
        return;
      }
      boolean again = kind == Entry.Kind.REPEAT && arrival.arrival().kind() != Arrival.Kind.FILE;
      repeats.merge(channel, again ? 1L : 0L, Long::sum);
      int media = io.optouthub.optout.Medium.bits(request.media());
      String brand = Texts.storable(request.scope().brand());
      String note = request.proof() == null ? null : Texts.storable(request.proof());
      entries.add(
          new Entry(++seq, arrival.id(), row, kind, fingerprint, media, brand, eventAt, at, note));
      ruling.apply(fingerprint, request, eventAt, seq, channel);
      sealed.putIfAbsent(fingerprint, sealedRequest.sealed());
    }

    void add(Entry.Kind kind, @Nullable String reason) {
      String note = reason == null ? null : Texts.storable(reason);
      entries.add(new Entry(++seq, arrival.id(), row, kind, null, 0, "", at, at, note));
    }
  }
}
