package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands a complaint: what was asked under the reference is asked again, and calls to the
 * number given. It answers alike for numbers that are known and that are not.
 */
@Component
class ComplaintReader {

  /** What one message can be about; a reference of more is a file's, and names nobody. */
  private static final int MOST = 5;

  private static final int LINE = 100;

  private final IntakeLog log;
  private final PhoneNumbers numbers;
  private final WebSettings settings;

  ComplaintReader(IntakeLog log, PhoneNumbers numbers, WebSettings settings) {
    this.log = log;
    this.numbers = numbers;
    this.settings = settings;
  }

  Reading read(ComplaintInput input) {
    Fields read = new Fields();
    Optional<Identity> phone = read.phone(input.phone(), settings.country(), numbers);
    Optional<Identity> email = read.email(input.email());
    Fields said = new Fields();
    Set<OptOut> requests = new LinkedHashSet<>();
    String reference = input.reference() == null ? "" : input.reference();
    if (!reference.isBlank()) {
      earlier(reference, said).forEach(requests::add);
    }
    read.errors().forEach(error -> said.error(error.field(), "form.error." + error.field()));
    phone.ifPresent(one -> requests.add(OptOut.of(one, Set.of(Medium.VOICE), Scope.ALL)));
    if (requests.isEmpty() && said.errors().isEmpty()) {
      said.error("phone", "complaint.error.nobody");
    }
    String words = words(input);
    if (words.length() > FormReader.WORDS + 2 * LINE) {
      said.error("words", "form.error.words");
    }
    return said.errors().isEmpty()
        ? new Reading.Understood(List.copyOf(requests), words, (Email) email.orElse(null))
        : new Reading.Unclear(said.errors());
  }

  private Stream<OptOut> earlier(String typed, Fields said) {
    String reference = References.tidy(typed);
    List<IntakeLog.Line> lines = reference.isEmpty() ? List.of() : log.byReference(reference, true);
    if (lines.isEmpty()) {
      said.error("reference", reference.isEmpty() ? "lookup.typo" : "lookup.unknown");
    }
    List<IntakeLog.Request> requests =
        lines.stream().flatMap(line -> line.requests().stream()).toList();
    return lines.size() > 1 || requests.size() > MOST
        ? Stream.empty()
        : requests.stream().flatMap(ComplaintReader::again);
  }

  /** Nothing for a consent, and for somebody who was erased. */
  private static Stream<OptOut> again(IntakeLog.Request request) {
    Identity identity = request.identity();
    return identity == null || request.word().equals("opt-in")
        ? Stream.empty()
        : Stream.of(OptOut.of(identity, request.media(), request.scope()));
  }

  private static String words(ComplaintInput input) {
    String head =
        Stream.of(line("Called: ", input.at()), line("By: ", input.caller()))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining());
    String words = input.words() == null ? "" : input.words().strip();
    return head.isEmpty() || words.isEmpty() ? head + words : head + "\n" + words;
  }

  private static String line(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return "";
    }
    String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
    return name + plain.substring(0, Math.min(LINE, plain.length())) + "\n";
  }
}
