package io.optouthub.web;

import io.optouthub.intake.FormNote;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Filed;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Submission;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Hands requests that were given in fields to the register, with the words beside them. */
@Component
class Submissions {

  /** What could be another number or address: six digits with little between them, or an at. */
  private static final Pattern IDENTITY = Pattern.compile("(\\d[ ./()-]{0,3}){6}|\\S@\\S");

  private final Intake intake;
  private final Register register;
  private final Limits limits;

  Submissions(Intake intake, Register register, Limits limits) {
    this.intake = intake;
    this.register = register;
    this.limits = limits;
  }

  /**
   * Takes it in; returns after commit.
   *
   * @throws io.optouthub.register.RegisterUnavailable when nothing was taken
   * @throws TooOften when one of its numbers was named too often lately; nothing was taken
   */
  Taken take(Arrival arrival, List<OptOut> requests, FormNote note) {
    return counted(arrival, requests, () -> keep(arrival, requests, note));
  }

  private Taken counted(Arrival arrival, List<OptOut> requests, Supplier<Taken> keeping) {
    limits.count(arrival.kind(), requests);
    try {
      return keeping.get();
    } catch (RegisterUnavailable e) {
      limits.uncount(arrival.kind(), requests);
      throw e;
    }
  }

  private Taken keep(Arrival arrival, List<OptOut> requests, FormNote note) {
    if (note.empty()) {
      Intake.Receipt receipt = intake.take(arrival, requests);
      return new Taken(receipt.reference(), receipt.outcome());
    }
    // A machine must not decide what words mean that name somebody: what is clear counts at once,
    // and a person reads the rest.
    boolean another = IDENTITY.matcher(note.words()).find();
    return file(
        arrival,
        new Item(
            another ? Outcome.REVIEW : Outcome.REGISTERED,
            requests,
            another ? "the words beside it may name another number or address" : null,
            note.bytes()));
  }

  /**
   * Takes a complaint in: what was asked is asked again, and its words are a case for a person
   * whatever they name.
   *
   * @throws io.optouthub.register.RegisterUnavailable when nothing was taken
   * @throws TooOften as {@link #take}
   */
  Taken complain(Arrival arrival, List<OptOut> requests, FormNote note) {
    return counted(arrival, requests, () -> file(arrival, Item.registered(requests, note.bytes())));
  }

  /** Keeps what could not be used; its sender is told why. */
  Taken refuse(Arrival arrival, String reason, byte[] evidence) {
    return file(arrival, Item.refused(reason, evidence));
  }

  private Taken file(Arrival arrival, Item item) {
    Filed filed = register.append(Submission.message(arrival, item));
    return new Taken(filed.reference(), filed.outcomes().get(0));
  }

  /** What its sender comes back with, and how it ended. */
  record Taken(String reference, Outcome outcome) {}
}
