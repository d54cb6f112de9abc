package io.optouthub.intake.mail;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What each trait of a text weighs for each answer; learned from texts, which rules.md tells.
 *
 * @param base of each answer, without any trait
 * @param unit what one step of a weight is worth, by answer
 * @param steps by answer, then by place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared but in a test, array by array
record Weights(float[] base, float[] unit, byte[][] steps) {

  static Weights read(InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from))) {
      int answers = in.readInt();
      Weights weights =
          new Weights(new float[answers], new float[answers], new byte[answers][Traits.PLACES]);
      for (int i = 0; i < answers; i++) {
        weights.base[i] = in.readFloat();
        weights.unit[i] = in.readFloat();
        in.readFully(weights.steps[i]);
      }
      return weights;
    }
  }

  void write(OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
      out.writeInt(base.length);
      for (int i = 0; i < base.length; i++) {
        out.writeFloat(base[i]);
        out.writeFloat(unit[i]);
        out.write(steps[i]);
      }
    }
  }

  /** How likely each answer is, from 0 to 1. */
  double[] chances(List<Traits.Trait> traits) {
    double[] chances = new double[base.length];
    for (int i = 0; i < chances.length; i++) {
      double sum = base[i];
      for (Traits.Trait trait : traits) {
        sum += (double) unit[i] * steps[i][trait.place()] * trait.weight();
      }
      chances[i] = 1 / (1 + StrictMath.exp(-sum));
    }
    return chances;
  }
}
