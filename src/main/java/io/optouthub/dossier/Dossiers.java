package io.optouthub.dossier;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Proofs;
import io.optouthub.dossier.Dossier.Event;
import io.optouthub.dossier.Dossier.Request;
import io.optouthub.dossier.Dossier.Standing;
import io.optouthub.dossier.Dossier.Subject;
import io.optouthub.dossier.Dossier.Target;
import io.optouthub.intake.Legible;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.register.Histories;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.LogReader;
import io.optouthub.register.Register;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts dossiers together. */
@Component
public class Dossiers {

  private static final int MOST_EVIDENCE = 20_000;

  private final Histories histories;
  private final IntakeLog log;
  private final Register register;
  private final Deliveries deliveries;
  private final Proofs proofs;
  private final DataMaps maps;
  private final DossierSettings settings;
  private final Clock clock;

  Dossiers(
      Histories histories,
      IntakeLog log,
      Register register,
      Deliveries deliveries,
      Proofs proofs,
      DataMaps maps,
      DossierSettings settings,
      Clock clock) {
    this.histories = histories;
    this.log = log;
    this.register = register;
    this.deliveries = deliveries;
    this.proofs = proofs;
    this.maps = maps;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Of the person who asked under this reference, with all of their other requests; empty when
   * there is no such reference, or nothing was registered under it.
   *
   * @throws TooMany for the reference of a list
   */
  public Optional<Dossier> byReference(String reference) {
    Set<UUID> people = histories.people(reference);
    if (people.size() > settings.mostPeople()) {
      throw new TooMany();
    }
    return people.isEmpty() ? Optional.empty() : Optional.of(of(people));
  }

  /** Empty when the register never heard of it. */
  public Optional<Dossier> of(Identity identity) {
    Set<UUID> people = histories.people(identity);
    return people.isEmpty() ? Optional.empty() : Optional.of(of(people));
  }

  private Dossier of(Set<UUID> people) {
    Histories.History history = histories.of(people);
    List<Request> requests = new ArrayList<>();
    for (IntakeLog.Line item : history.items()) {
      String evidence = evidence(item);
      item.requests().forEach(request -> requests.add(request(item, request, evidence)));
    }
    return new Dossier(
        settings.issuer(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        register.head(),
        history.subjects().stream().map(Dossiers::subject).toList(),
        requests);
  }

  private static Subject subject(Histories.Subject subject) {
    List<Standing> standing = new ArrayList<>();
    subject
        .states()
        .byBrand()
        .forEach((brand, media) -> media.forEach((m, state) -> standing.add(of(brand, m, state))));
    Identity identity = subject.identity();
    return new Subject(
        identity == null ? null : identity.value(), subject.fingerprint().toString(), standing);
  }

  private static Standing of(String brand, Medium medium, LogReader.State state) {
    return new Standing(
        brand, medium.word(), state.optedOut(), state.optedOut() ? state.since() : null);
  }

  private @Nullable String evidence(IntakeLog.Line item) {
    return log.evidence(item.id())
        .map(bytes -> Legible.text(item.kind(), bytes, MOST_EVIDENCE))
        .orElse(null);
  }

  private Request request(
      IntakeLog.Line item, IntakeLog.Request request, @Nullable String evidence) {
    Identity identity = request.identity();
    return new Request(
        request.seq(),
        request.word(),
        identity == null ? null : identity.value(),
        request.media().stream().map(Medium::word).toList(),
        request.scope().brand(),
        request.eventAt(),
        item.arrivedAt(),
        item.channel(),
        item.kind(),
        item.origin(),
        item.row(),
        item.reference(),
        item.reason(),
        item.decided() == null ? null : item.decided().by(),
        evidence,
        targets(request.seq()));
  }

  private List<Target> targets(long seq) {
    Map<String, List<Event>> events =
        proofs.of(seq).stream()
            .collect(
                Collectors.groupingBy(
                    Proofs.Event::target,
                    Collectors.mapping(
                        event -> new Event(event.what(), event.at(), event.detail()),
                        Collectors.toList())));
    Map<String, DataMap.CallingSystem> systems = maps.current().systems();
    return deliveries.atTargets(seq).stream()
        .map(
            at -> {
              DataMap.CallingSystem system = systems.get(at.target());
              return new Target(
                  at.target(),
                  system == null ? at.target() : system.title(),
                  at.state(),
                  at.detail(),
                  events.getOrDefault(at.target(), List.of()));
            })
        .toList();
  }

  /** The reference is that of a list of people. */
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("This reference is about many people; ask by number");
    }
  }
}
