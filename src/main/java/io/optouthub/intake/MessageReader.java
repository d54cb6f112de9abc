package io.optouthub.intake;

import io.optouthub.register.Item;
import java.util.List;

/**
 * Understands what arrives as one message. Whatever is wrong with it, the answer is an item: at
 * worst one for review.
 */
public interface MessageReader<R extends Raw> {

  Understood read(Channel channel, R raw);

  /**
   * What arrived together but is several messages, each with a key of its own; most often it is
   * one.
   */
  default List<R> parts(Channel channel, R raw) {
    return List.of(raw);
  }

  /**
   * @param origin the message's id as its sender wrote it, or a digest when it has none
   * @param key what makes the same message the same again
   */
  record Understood(String origin, String key, Item item) {}
}
