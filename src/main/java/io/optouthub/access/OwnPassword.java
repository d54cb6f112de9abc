package io.optouthub.access;

/** The password of a console user, changed by that user. */
@FunctionalInterface
public interface OwnPassword {

  /** Characters of a password that a person chooses. */
  int SHORTEST = 12;

  int LONGEST = 200;

  /**
   * Ends the user's logins at every hub, this one too; audited.
   *
   * @param current a wrong one counts as a login that failed
   * @param wanted {@link #SHORTEST} to {@link #LONGEST} characters
   * @return false when the current one is wrong, or the user is locked or disabled
   */
  boolean change(String name, String current, String wanted);
}
