package io.optouthub.web;

import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import io.optouthub.register.Tokens;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The links that stand in a mailing's head (RFC 8058): whose address, for which brand. */
@Component
class UnsubscribeLinks {

  private static final String PURPOSE = "unsubscribe";
  private static final int LONGEST = 2_000;

  private final Tokens tokens;

  UnsubscribeLinks(Tokens tokens) {
    this.tokens = tokens;
  }

  String token(Email address, Scope scope) {
    return tokens.seal(PURPOSE, scope.brand() + "\n" + address.value());
  }

  /** What pressing the link asks for; empty when it is none of ours. */
  Optional<OptOut> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    return tokens
        .open(PURPOSE, token)
        .map(text -> text.split("\n", 2))
        .map(
            parts ->
                OptOut.of(
                    new Email(parts[1]),
                    Set.of(Medium.EMAIL),
                    parts[0].isEmpty() ? Scope.ALL : new Scope(parts[0])));
  }
}
