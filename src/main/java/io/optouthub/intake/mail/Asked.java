package io.optouthub.intake.mail;

/** What a message asks for; the names are those of the sections in {@code intake/mail/*.txt}. */
enum Asked {
  STOP_ALL,
  STOP_CALLS,
  STOP_SMS,
  STOP_MAILINGS,
  STOP_POST,
  /** To stop, without naming what. */
  STOP_IT,
  /** Offers and advertising, without naming the way they come. */
  STOP_OFFERS,
  /** An objection, or the article that gives the right to it: everything, if nothing is named. */
  OBJECTION,
  OPT_IN,
  NOT_ASKED,
  ACCESS,
  COMPLAINT
}
