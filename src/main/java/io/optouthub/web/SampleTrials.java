package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.intake.Channels.Declared;
import io.optouthub.intake.trial.Trials;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Tries what somebody pasted or dropped on a channel's page; nothing of it is kept. */
@Component
class SampleTrials {

  private static final int ROWS = 200;

  private final Trials trials;
  private final Looks looks;
  private final WebSettings settings;

  SampleTrials(Trials trials, Looks looks, WebSettings settings) {
    this.trials = trials;
    this.looks = looks;
    this.settings = settings;
  }

  /**
   * @param problem the message {@code try.<problem>} says why there is no trial; else null
   */
  record End(@Nullable TrialView trial, @Nullable String problem) {}

  End run(Declared channel, HttpServletRequest request, Caller caller) throws IOException {
    long most = settings.trialLimit().toBytes();
    byte[] sample = sample(request, (int) Math.min(most, Integer.MAX_VALUE - 9) + 1);
    if (sample.length == 0) {
      return new End(null, "empty");
    }
    if (sample.length > most) {
      return new End(null, "large");
    }
    try {
      var trial = trials.run(channel.channel(), channel.kind(), name(request), sample, ROWS);
      boolean clear = caller.may(Role.IDENTITIES);
      if (clear) {
        looks.at(caller, "trial-read", channel.channel().name(), null);
      }
      return new End(TrialView.of(channel, trial, clear), null);
    } catch (IOException | UncheckedIOException e) {
      return new End(null, "unreadable");
    }
  }

  private static byte[] sample(HttpServletRequest request, int most) throws IOException {
    String type = request.getContentType();
    if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      String pasted = request.getParameter("sample");
      return pasted == null ? new byte[0] : pasted.getBytes(StandardCharsets.UTF_8);
    }
    return request.getInputStream().readNBytes(most);
  }

  /** What a file is called, never as a path. */
  private static String name(HttpServletRequest request) {
    String given = request.getParameter("file");
    String last = given == null ? "" : given.replaceFirst(".*[/\\\\]", "");
    String plain = last.replaceAll("\\p{Cntrl}", "");
    return plain.isEmpty() ? "sample" : plain;
  }
}
