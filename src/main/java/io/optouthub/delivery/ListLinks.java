package io.optouthub.delivery;

import io.optouthub.register.Tokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links by which whoever got a list says that it is applied: sealed, so that nobody can make one.
 */
@Component
public class ListLinks {

  private static final String PURPOSE = "list";

  private final Tokens tokens;
  private final SentLists lists;

  ListLinks(Tokens tokens, SentLists lists) {
    this.tokens = tokens;
    this.lists = lists;
  }

  /** For a link: letters, digits, hyphen and underscore only. */
  public String token(String target, String name) {
    return tokens.seal(PURPOSE, target + "\n" + name);
  }

  /** The list that a link is about; empty for anything that this hub did not make. */
  public Optional<SentLists.Sent> read(String token) {
    return tokens
        .open(PURPOSE, token)
        .map(text -> text.split("\n", 2))
        .filter(parts -> parts.length == 2)
        .flatMap(parts -> lists.find(parts[0], parts[1]));
  }
}
