package io.optouthub.answer;

import io.optouthub.intake.Correspondence;
import io.optouthub.intake.FormNote;
import io.optouthub.intake.Replies;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import io.optouthub.register.AnswerLog;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import io.optouthub.register.Reviews;
import io.optouthub.register.SourceMarks;
import io.optouthub.register.Verdict;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows the log and writes to who wrote a mail, or left an address in the form: that it is
 * registered, that a person will read it, or what that person asks back. What is older than its
 * first start is left alone.
 */
@Component
class Answering implements Correspondence {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final String REGISTERED = "registered";
  private static final String RECEIVED = "received";
  private static final String COMPLAINT = Arrival.Kind.COMPLAINT.word();
  private static final String MAILS = "answers to mails";
  private static final String QUESTIONS = "answers to reviews";
  private static final int PAGE = 100;

  private final AnswerSettings settings;
  private final Register register;
  private final IntakeLog log;
  private final Reviews reviews;
  private final SourceMarks marks;
  private final AnswerLog answers;
  private final Replies replies;
  private final Templates templates;
  private final Mailer mailer;
  private final Clock clock;
  private boolean away;

  Answering(
      AnswerSettings settings,
      Register register,
      IntakeLog log,
      Reviews reviews,
      SourceMarks marks,
      AnswerLog answers,
      Replies replies,
      Templates templates,
      Mailer mailer,
      Clock clock) {
    this.settings = settings;
    this.register = register;
    this.log = log;
    this.reviews = reviews;
    this.marks = marks;
    this.answers = answers;
    this.replies = replies;
    this.templates = templates;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** The question goes out with the next look at the decisions. */
  @Override
  public boolean ask(long review, String template) {
    return settings.sends()
        && templates.text(template, "en", Map.of()).isPresent()
        && log.evidence(review).flatMap(replies::to).isPresent();
  }

  @Override
  public boolean sends() {
    return settings.sends();
  }

  @Override
  public Optional<String> draft(String template, String language, String reference) {
    return templates.text(template, language, values(reference)).map(Templates.Text::body);
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    if (!settings.sends()) {
      return;
    }
    try {
      mails();
      questions();
      away = false;
    } catch (Mailer.NotReached | RuntimeException e) {
      // The mail server or the database is away; the next look goes on where this one stopped.
      if (!away) {
        LOG.warn("answers-wait cause={}", e.getClass().getSimpleName());
      }
      away = true;
    }
  }

  private void mails() throws Mailer.NotReached {
    long head = register.head();
    long after = mark(MAILS, head);
    List<AnswerLog.Mail> page = answers.mails(after, head, PAGE);
    for (AnswerLog.Mail mail : page) {
      for (IntakeLog.Line line : log.byReference(mail.reference(), false)) {
        answer(line, template(line));
      }
      marks.keep(MAILS, Long.toString(mail.seq()));
    }
    if (page.size() < PAGE && head > after) {
      marks.keep(MAILS, Long.toString(head));
    }
  }

  private void questions() throws Mailer.NotReached {
    long after = mark(QUESTIONS, register.head());
    for (IntakeLog.Line line : reviews.asked(after, PAGE)) {
      IntakeLog.Decided decided = line.decided();
      if (decided != null) {
        answer(line, decided.template());
        marks.keep(QUESTIONS, Long.toString(decided.seq()));
      }
    }
  }

  private long mark(String name, long head) {
    Optional<String> kept = marks.of(name);
    if (kept.isEmpty()) {
      marks.keep(name, Long.toString(head));
    }
    return kept.map(Long::parseLong).orElse(head);
  }

  private void answer(IntakeLog.Line line, @Nullable String template) throws Mailer.NotReached {
    if (template == null) {
      return;
    }
    Optional<Replies.Reply> reply = log.evidence(line.id()).flatMap(kept -> reply(line, kept));
    if (reply.isEmpty() || reply.get().to().value().equalsIgnoreCase(settings.from())) {
      return;
    }
    Optional<Templates.Text> text =
        templates.text(template, reply.get().language(), values(line.reference()));
    boolean claimed =
        text.isPresent()
            && answers.claim(
                line.id(),
                template,
                reply.get().to(),
                clock.instant().minus(Duration.ofDays(1)),
                settings.most());
    if (!claimed) {
      return;
    }
    try {
      mailer.send(reply.get(), text.get());
    } catch (Mailer.NotReached e) {
      answers.release(line.id(), template);
      throw e;
    } catch (MessagingException e) {
      // It may have gone out: not again.
      LOG.warn("answer-failed item={} cause={}", line.id(), e.getClass().getSimpleName());
    }
  }

  /** To who wrote a mail, or to the address that was left in the form. */
  private Optional<Replies.Reply> reply(IntakeLog.Line line, byte[] kept) {
    return line.kind().equals(Arrival.Kind.MAIL.word()) ? replies.to(kept) : FormNote.receipt(kept);
  }

  private Map<String, String> values(String reference) {
    URI page = settings.page();
    String at = page == null ? "" : page.toString().replaceAll("/$", "") + "/requests/" + reference;
    return Map.of("reference", reference, "page", at);
  }

  /** What a decision registered is said as well; a question is one of its own. */
  private static @Nullable String template(IntakeLog.Line line) {
    IntakeLog.Decided decided = line.decided();
    if (line.kind().equals(COMPLAINT)) {
      return COMPLAINT;
    }
    boolean registered =
        line.outcome() == Outcome.REGISTERED
            || decided != null && decided.verdict() == Verdict.REGISTER;
    return registered ? REGISTERED : decided == null ? RECEIVED : null;
  }
}
