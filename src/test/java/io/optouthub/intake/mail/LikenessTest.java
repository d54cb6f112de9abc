package io.optouthub.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.IntakeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final int FOLDS = 5;
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[ .()/-]{0,2}\\d){7}");

  private final List<AskText> texts = AskText.all();
  private final List<AskTraining.Lesson> lessons =
      texts.stream().map(AskTraining.Lesson::of).toList();

  @Test
  void theTextsSayWhatTheyAsk() {
    assertThat(texts).hasSizeGreaterThan(2_500);
    assertThat(texts).noneMatch(text -> text.asked().contains(Asked.NOT_ASKED));
  }

  @Test
  void theResourceIsWhatIsLearnedFromTheTexts() throws IOException {
    Weights learned = AskTraining.learned(lessons);
    try (InputStream in = Likeness.class.getResourceAsStream(Likeness.RESOURCE)) {
      Weights kept = Weights.read(Objects.requireNonNull(in));
      assertThat(kept.base()).isEqualTo(learned.base());
      assertThat(kept.unit()).isEqualTo(learned.unit());
      assertThat(kept.steps()).isDeepEqualTo(learned.steps());
    }
  }

  /** What no phrase of the rules finds, told from texts that were not learned from. */
  @Test
  void whatWasNotLearnedIsToldAsWellAsPromised() {
    Asking asking = new Asking(new Rules(IntakeSettings.standard()));
    int requests = 0;
    int right = 0;
    int otherwise = 0;
    int none = 0;
    List<String> wrong = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<AskTraining.Lesson> known = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        if (i % FOLDS != fold) {
          known.add(lessons.get(i));
        }
      }
      Weights weights = AskTraining.learned(known);
      for (int i = fold; i < texts.size(); i += FOLDS) {
        AskText text = texts.get(i);
        if (found(asking, text)) {
          continue;
        }
        Told likely = Likeness.told(weights.chances(lessons.get(i).traits()));
        boolean asks = likely.asks(NUMBER.matcher(text.text()).find());
        Set<Asked> told = asks && likely.clear() ? likely.what() : Set.of();
        if (text.asked().isEmpty()) {
          none++;
          wrong.addAll(told.isEmpty() ? List.of() : List.of(text.text()));
        } else {
          requests++;
          right += told.equals(text.asked()) ? 1 : 0;
          otherwise += told.isEmpty() || told.equals(text.asked()) ? 0 : 1;
        }
      }
    }
    String figures =
        "requests %d, right %d, otherwise %d; others %d, taken for requests %d %s"
            .formatted(requests, right, otherwise, none, wrong.size(), wrong);
    assertThat(right).as(figures).isGreaterThan(requests * 22 / 100);
    assertThat(otherwise).as(figures).isLessThan(requests * 4 / 100);
    assertThat(wrong.size()).as(figures).isLessThanOrEqualTo(none * 4 / 100);
  }

  /** Whether the rules tell what it asks, or that it is for a person to decide. */
  private static boolean found(Asking asking, AskText text) {
    Set<Asked> found = EnumSet.noneOf(Asked.class);
    found.addAll(asking.in(text.text()));
    found.remove(Asked.COMPLAINT);
    return !found.isEmpty();
  }
}
