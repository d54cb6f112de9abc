package io.optouthub.intake.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns what the traits of texts weigh: logistic regression, one answer against the rest, by
 * stochastic gradient descent with a rate for each weight (AdaGrad). The same texts give the same
 * weights on every machine. {@code main} writes the resource; with arguments, it tells of each what
 * is likely asked and which words weigh most.
 */
final class AskTraining {

  private static final int ROUNDS = 12;
  private static final double RATE = 0.5;
  private static final double SHRINK = 1e-6;
  private static final int ANSWERS = Likeness.ANSWERS.size();
  private static final Path RESOURCE = Path.of("src/main/resources" + Likeness.RESOURCE);

  private final float[][] weights = new float[ANSWERS][Traits.PLACES];
  private final float[][] slopes = new float[ANSWERS][Traits.PLACES];
  private final double[] base = new double[ANSWERS];
  private final double[] baseSlopes = new double[ANSWERS];
  private final int[] texts = new int[Traits.PLACES];
  private long random = 42;

  private AskTraining() {}

  /** A text with its traits. */
  record Lesson(String file, List<Traits.Trait> traits, Set<Asked> asked) {

    static Lesson of(AskText text) {
      return new Lesson(text.file(), Traits.of(text.text()), text.asked());
    }

    boolean answer(int index) {
      return index == 0 ? !asked.isEmpty() : asked.contains(Likeness.ANSWERS.get(index));
    }
  }

  static Weights learned(List<Lesson> lessons) {
    return new AskTraining().learn(lessons);
  }

  private Weights learn(List<Lesson> lessons) {
    List<Lesson> all = new ArrayList<>(lessons);
    all.forEach(lesson -> lesson.traits().forEach(trait -> texts[trait.place()]++));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = all.size() - 1; i > 0; i--) {
        Collections.swap(all, i, next(i + 1));
      }
      all.forEach(this::step);
    }
    return quantized();
  }

  private int next(int bound) {
    random = random * 6364136223846793005L + 1442695040888963407L;
    return (int) ((random >>> 33) % bound);
  }

  private void step(Lesson lesson) {
    // What is asked is learned from those that ask.
    int answers = lesson.answer(0) ? ANSWERS : 1;
    for (int i = 0; i < answers; i++) {
      double sum = base[i];
      for (Traits.Trait trait : lesson.traits()) {
        sum += weights[i][trait.place()] * trait.weight();
      }
      double error = 1 / (1 + StrictMath.exp(-sum)) - (lesson.answer(i) ? 1 : 0);
      for (Traits.Trait trait : lesson.traits()) {
        int place = trait.place();
        if (texts[place] > 2) {
          double slope = error * trait.weight() + SHRINK * weights[i][place];
          slopes[i][place] += (float) (slope * slope);
          weights[i][place] -= (float) (RATE * slope / (1e-3 + Math.sqrt(slopes[i][place])));
        }
      }
      baseSlopes[i] += error * error;
      base[i] -= RATE / 10 * error / (1e-3 + Math.sqrt(baseSlopes[i]));
    }
  }

  private Weights quantized() {
    float[] bases = new float[ANSWERS];
    float[] units = new float[ANSWERS];
    byte[][] steps = new byte[ANSWERS][Traits.PLACES];
    for (int i = 0; i < ANSWERS; i++) {
      float most = 1e-6f;
      for (float weight : weights[i]) {
        most = Math.max(most, Math.abs(weight));
      }
      bases[i] = (float) base[i];
      units[i] = most / 127;
      for (int place = 0; place < Traits.PLACES; place++) {
        steps[i][place] = (byte) Math.round(weights[i][place] / units[i]);
      }
    }
    return new Weights(bases, units, steps);
  }

  public static void main(String[] texts) throws IOException {
    Weights weights = learned(AskText.all().stream().map(Lesson::of).toList());
    if (texts.length == 0) {
      try (OutputStream out = Files.newOutputStream(RESOURCE)) {
        weights.write(out);
      }
    }
    for (String text : texts) {
      tell(weights, text);
    }
  }

  private static void tell(Weights weights, String text) {
    List<Traits.Trait> traits = Traits.of(text);
    double[] chances = weights.chances(traits);
    for (int i = 0; i < ANSWERS; i++) {
      Map<String, Double> words = new TreeMap<>();
      for (Traits.Trait trait : traits) {
        double adds = weights.unit()[i] * weights.steps()[i][trait.place()] * trait.weight();
        words.merge(trait.word(), adds, Double::sum);
      }
      List<String> most =
          words.entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .limit(5)
              .map(word -> String.format("%s %.2f", word.getKey(), word.getValue()))
              .toList();
      System.out.printf("%s %.3f %s%n", Likeness.ANSWERS.get(i), chances[i], most);
    }
  }
}
