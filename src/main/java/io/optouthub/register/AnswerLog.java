package io.optouthub.register;

import io.optouthub.optout.Email;
import java.time.Instant;
import java.util.List;

/** Which mails to people went out, so that none goes twice. */
public interface AnswerLog {

  /**
   * References of mails that something was registered of, or that went to review, and of what came
   * by the form with a note, by entries in this range; oldest first.
   *
   * @param after above this entry
   * @param until up to this one
   */
  List<Mail> mails(long after, long until, int limit);

  /**
   * @param seq the last entry of it in the range
   */
  record Mail(String reference, long seq) {}

  /**
   * Takes the right to send this one answer, for ever and for all hubs on the database.
   *
   * @param item the item that is answered
   * @param since from when on answers to this address count
   * @param most how many may have gone there since
   * @return false when it was taken before, or there were too many
   */
  boolean claim(long item, String template, Email to, Instant since, int most);

  /** Gives it back: nothing was handed to the mail server. */
  void release(long item, String template);
}
