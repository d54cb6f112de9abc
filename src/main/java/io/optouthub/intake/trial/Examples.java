package io.optouthub.intake.trial;

import io.optouthub.intake.Channels;
import io.optouthub.intake.trial.Example.Expected;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tries the examples beside a channel's file. */
@Component
public class Examples {

  private final Trials trials;

  Examples(Trials trials) {
    this.trials = trials;
  }

  /**
   * @param line in the file of examples, from 1
   * @param reason names the example; never holds an identity
   */
  public record Failure(int line, String reason) {}

  /**
   * The first example that does not hold, or cannot be read; empty when all hold.
   *
   * @param folder where files that examples name must lie
   */
  public Optional<Failure> check(Channels.Declared declared, String yaml, Path folder) {
    try {
      for (Example example : ExampleFile.read(yaml)) {
        Optional<Failure> failure = check(declared, example, folder);
        if (failure.isPresent()) {
          return failure;
        }
      }
      return Optional.empty();
    } catch (ExampleFile.Unreadable e) {
      return Optional.of(new Failure(e.line, String.valueOf(e.getMessage())));
    }
  }

  private Optional<Failure> check(Channels.Declared declared, Example example, Path folder) {
    String of = "example '" + example.title() + "': ";
    List<Trial.Row> rows;
    try {
      int most = example.expected().size() + 1;
      String name = name(example);
      byte[] sample = sample(example.given(), folder);
      rows = trials.run(declared.channel(), declared.kind(), name, sample, most).rows();
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(new Failure(example.line(), of + "its file cannot be read"));
    }
    for (int i = 0; i < Math.min(rows.size(), example.expected().size()); i++) {
      Expected expected = example.expected().get(i);
      String wrong = wrong(expected, rows.get(i));
      if (!wrong.isEmpty()) {
        String row = rows.get(i).row() == 0 ? "" : "row " + rows.get(i).row() + ": ";
        return Optional.of(new Failure(expected.line(), of + row + wrong));
      }
    }
    int expected = example.expected().size();
    if (rows.size() != expected) {
      String has = rows.size() > expected ? "more" : Integer.toString(rows.size());
      String reason = of + "expected are " + expected + " rows, there are " + has;
      return Optional.of(new Failure(example.line(), reason));
    }
    return Optional.empty();
  }

  private static String name(Example example) {
    if (!example.name().isEmpty()) {
      return example.name();
    }
    return example.given() instanceof Example.Given.File file
        ? file.file().replaceFirst(".*/", "")
        : "example";
  }

  private static byte[] sample(Example.Given given, Path folder) throws IOException {
    if (given instanceof Example.Given.Text text) {
      return text.text().getBytes(StandardCharsets.UTF_8);
    }
    Path within = folder.toAbsolutePath().normalize();
    Path file = within.resolve(((Example.Given.File) given).file()).normalize();
    if (!file.startsWith(within) || !file.toRealPath().startsWith(within.toRealPath())) {
      throw new IOException("Not below the folder of the examples");
    }
    return Files.readAllBytes(file);
  }

  /** What differs, in words without identities; empty when nothing does. */
  private static String wrong(Expected expected, Trial.Row row) {
    String because = row.reason() == null ? "" : " (" + row.reason() + ")";
    if (row.outcome() != expected.outcome()) {
      return "expected " + expected.outcome().word() + ", is " + row.outcome().word() + because;
    }
    Set<String> identities =
        row.requests().stream().map(one -> one.identity().value()).collect(Collectors.toSet());
    if (expected.identities() != null && !expected.identities().equals(identities)) {
      return "other identities: "
          + expected.identities().size()
          + " expected, "
          + identities.size()
          + " read";
    }
    Set<Medium> media =
        row.requests().stream().flatMap(one -> one.media().stream()).collect(Collectors.toSet());
    if (expected.media() != null && !expected.media().equals(media)) {
      return "media: expected " + words(expected.media()) + ", are " + words(media);
    }
    String brand = expected.brand();
    if (brand != null && !row.requests().stream().allMatch(one -> brand(one).equals(brand))) {
      return "another brand than '" + brand + "'";
    }
    String reason = expected.reason();
    if (reason != null && !Objects.requireNonNullElse(row.reason(), "").contains(reason)) {
      return "the reason does not contain '" + reason + "'" + because;
    }
    return "";
  }

  private static String brand(OptOut request) {
    return request.scope().brand();
  }

  private static String words(Set<Medium> media) {
    return media.stream().sorted().map(Medium::word).collect(Collectors.joining(", "));
  }
}
