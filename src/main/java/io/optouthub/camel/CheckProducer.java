package io.optouthub.camel;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.register.Checks;
import io.optouthub.register.Standing;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the register about the person that a message is about. The answer goes into properties of
 * the exchange, which unlike headers nobody outside can set; the message stays as it is.
 *
 * <p>Who cannot be read must not be called: suppressed, with the reason. While nobody can tell, the
 * route fails, so that its source keeps the message.
 */
final class CheckProducer extends DefaultProducer {

  /** A {@link Boolean}. */
  static final String SUPPRESSED = "optoutSuppressed";

  /** Why, in words; null when not suppressed. */
  static final String REASON = "optoutReason";

  /** Since when, the earliest of the media, an {@link Instant}; null when not suppressed. */
  static final String SINCE = "optoutSince";

  /** Everything up to this entry is in the answer, a {@link Long}; null when nobody was asked. */
  static final String AS_OF = "optoutAsOf";

  private static final int LONGEST = 254;

  private final CheckQuestion question;
  private final Checks checks;
  private final PhoneNumbers numbers;
  private final Expression value;

  CheckProducer(Endpoint endpoint, CheckQuestion question, Checks checks, PhoneNumbers numbers) {
    super(endpoint);
    this.question = question;
    this.checks = checks;
    this.numbers = numbers;
    this.value =
        endpoint.getCamelContext().resolveLanguage("simple").createExpression(question.value());
    this.value.init(endpoint.getCamelContext());
  }

  @Override
  public void process(Exchange exchange) {
    String text = value.evaluate(exchange, String.class);
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      answer(exchange, "no number and no address", null, null);
      return;
    }
    Identity who;
    try {
      who = read(text.strip());
    } catch (IllegalArgumentException e) {
      answer(exchange, String.valueOf(e.getMessage()), null, null);
      return;
    }
    Standing standing = checks.check(List.of(who), question.media(), question.scope()).get(0);
    Instant since = standing.since().values().stream().min(Instant::compareTo).orElse(null);
    answer(exchange, standing.suppressed() ? "suppressed" : null, since, standing.asOf());
  }

  private Identity read(String text) {
    if (text.indexOf('@') >= 0) {
      return new Email(text);
    }
    PhoneNumbers.Reading reading = numbers.read(text, question.country());
    if (reading instanceof PhoneNumbers.Reading.Number number) {
      return number.phone();
    }
    throw new IllegalArgumentException(((PhoneNumbers.Reading.NoNumber) reading).reason());
  }

  private static void answer(
      Exchange exchange, @Nullable String reason, @Nullable Instant since, @Nullable Long asOf) {
    exchange.setProperty(SUPPRESSED, reason != null);
    exchange.setProperty(REASON, reason);
    exchange.setProperty(SINCE, since);
    exchange.setProperty(AS_OF, asOf);
  }
}
