package io.optouthub.scrub;

import io.optouthub.intake.table.TextForm;
import io.optouthub.intake.table.Unreadable;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.VendorForms;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scrubs lists of keyed fingerprints, for vendors that show no numbers. What each vendor makes of a
 * suppressed person is kept and grows with the log; it is brought to its end before each answer.
 */
@Component
public class BlindScrubs {

  private static final Logger LOG = LoggerFactory.getLogger(BlindScrubs.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SAMPLE = 64 * 1024;

  private final Scrubs scrubs;
  private final VendorForms forms;
  private final Register register;
  private final Attestations attestations;
  private final ScrubSettings settings;

  BlindScrubs(
      Scrubs scrubs,
      VendorForms forms,
      Register register,
      Attestations attestations,
      ScrubSettings settings) {
    this.scrubs = scrubs;
    this.forms = forms;
    this.register = register;
    this.attestations = attestations;
    this.settings = settings;
  }

  /** The vendor that asks by this API key; empty when none does. */
  public Optional<String> vendor(String key) {
    return settings.blind().entrySet().stream()
        .filter(vendor -> vendor.getValue().keys().contains(key))
        .map(java.util.Map.Entry::getKey)
        .findFirst();
  }

  @Scheduled(fixedDelayString = "PT5S")
  void follow() {
    for (String vendor : settings.blind().keySet()) {
      try {
        upTo(vendor, Long.MAX_VALUE);
      } catch (RuntimeException e) {
        LOG.warn("blind-waits vendor={} cause={}", vendor, e.getClass().getSimpleName());
      }
    }
  }

  /**
   * Answers the lines that must be dropped, as they were sent.
   *
   * @throws Refused when it is no list of fingerprints, and nothing is attested
   * @throws RegisterUnavailable while the vendor's forms are not made yet
   */
  public Attestation scrub(
      String id, String vendor, Question question, InputStream list, OutputStream drop)
      throws IOException {
    ListBytes bytes = new ListBytes(list, settings.limit().toBytes());
    long head = register.head();
    if (upTo(vendor, head) < head) {
      throw new RegisterUnavailable("The vendor's forms are being made");
    }
    try {
      PushbackInputStream in = new PushbackInputStream(bytes, SAMPLE);
      byte[] sample = in.readNBytes(SAMPLE);
      in.unread(sample);
      TextForm form = TextForm.of(sample);
      in.skipNBytes(form.mark());
      Counts counts = new Counts();
      long asOf = all(new Records(in, form), vendor, question, counts, drop);
      var facts =
          new Facts(
              "blind",
              "fingerprints",
              bytes.sha256(),
              bytes.count(),
              asOf == Long.MAX_VALUE ? head : asOf);
      Optional<Long> notCovered = Optional.of(forms.notCovered(vendor));
      return attestations.make(id, question, facts, counts, notCovered);
    } catch (Unreadable e) {
      throw new Refused(String.valueOf(e.getMessage()));
    }
  }

  private long all(
      Records records, String vendor, Question question, Counts counts, OutputStream drop)
      throws IOException {
    BlindJudge judge = new BlindJudge(forms, vendor, question);
    Block first = records.next();
    if (first == null) {
      throw new Unreadable("the list is empty");
    }
    int head = VendorForm.read(first.row(0).cell(0)).isPresent() ? 0 : 1;
    if (first.rows() <= head || VendorForm.read(first.row(head).cell(0)).isEmpty()) {
      throw new Unreadable(
          "its lines do not begin with fingerprints: HMAC-SHA-256 in hex or base64");
    }
    Pipeline<Block> pipeline =
        new Pipeline<>(
            scrubs.workers(),
            judge::judge,
            (block, verdicts) -> write(block, verdicts, counts, drop));
    int from = head;
    for (@Nullable Block block = first; block != null; block = records.next()) {
      pipeline.add(block, block.from(from));
      from = 0;
    }
    return pipeline.finish();
  }

  private static void write(Block block, List<Verdict> verdicts, Counts counts, OutputStream drop)
      throws IOException {
    int head = block.rows() - verdicts.size();
    for (int i = 0; i < verdicts.size(); i++) {
      counts.add(verdicts.get(i));
      if (verdicts.get(i).removed()) {
        int begin = head + i == 0 ? 0 : block.end(head + i - 1);
        drop.write(block.bytes(), begin, block.end(head + i) - begin);
      }
    }
  }

  /** Goes on with a vendor until this entry, for so long as whoever asked waits. */
  private long upTo(String vendor, long entry) {
    ScrubSettings.Vendor known = java.util.Objects.requireNonNull(settings.blind().get(vendor));
    VendorForm form = new VendorForm(known.secret());
    long until = System.nanoTime() + PATIENCE.toNanos();
    long position = -1;
    while (true) {
      long next = forms.follow(vendor, form.of("mark"), form::of);
      if (next >= entry || next == position || System.nanoTime() - until > 0) {
        return next;
      }
      position = next;
    }
  }
}
