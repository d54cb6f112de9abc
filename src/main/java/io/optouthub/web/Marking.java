package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the numbers and addresses in a text, whosever they are, and where they stand. */
@Component
class Marking {

  private static final int MOST = 200;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w+])\\+?\\(?\\d([ .()/\u00a0\u202f-]{0,3}\\d){6,14}(?!\\w)");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+%'-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){1,5}");

  private final PhoneNumbers numbers;

  Marking(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * @param identity who it names; null of the text between
   */
  record Piece(String text, @Nullable String identity) {}

  private record Found(int from, int to, String identity) {}

  /**
   * The text in pieces that make it up again, one after the other.
   *
   * @param country that numbers without one belong to
   */
  List<Piece> in(String text, String country) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (Found one : found(text, country)) {
      if (one.from() >= done) {
        if (one.from() > done) {
          pieces.add(new Piece(text.substring(done, one.from()), null));
        }
        pieces.add(new Piece(text.substring(one.from(), one.to()), one.identity()));
        done = one.to();
      }
    }
    if (done < text.length()) {
      pieces.add(new Piece(text.substring(done), null));
    }
    return pieces;
  }

  private List<Found> found(String text, String country) {
    List<Found> found = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find() && found.size() < MOST) {
      if (numbers.read(number.group(), country) instanceof PhoneNumbers.Reading.Number read) {
        found.add(new Found(number.start(), number.end(), read.phone().value()));
      }
    }
    Matcher address = ADDRESS.matcher(text);
    while (address.find() && found.size() < 2 * MOST) {
      email(address.group())
          .ifPresent(value -> found.add(new Found(address.start(), address.end(), value)));
    }
    found.sort(Comparator.comparingInt(Found::from));
    return found;
  }

  private static Optional<String> email(String text) {
    try {
      return Optional.of(new Email(text).value());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
