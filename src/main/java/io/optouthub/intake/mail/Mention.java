package io.optouthub.intake.mail;

import io.optouthub.optout.Phone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text.
 *
 * @param phone null when it looks like one and is none
 * @param owner whose it is, by the words around it
 * @param asked whether what is asked stands in the same sentence
 * @param plain whether nobody but the writer is spoken of in its sentence, which asks or calls it
 *     his
 * @param group numbers that are listed together have the same
 */
record Mention(@Nullable Phone phone, Owner owner, boolean asked, boolean plain, int group) {

  /** As sure as what is listed with it. */
  Mention with(List<Mention> all) {
    List<Mention> listed = all.stream().filter(other -> other.group() == group).toList();
    boolean mine = owner == Owner.UNSAID && listed.stream().anyMatch(m -> m.owner == Owner.MINE);
    return new Mention(
        phone, mine ? Owner.MINE : owner, listed.stream().anyMatch(Mention::asked), plain, group);
  }

  Mention asMine() {
    return new Mention(phone, Owner.MINE, asked, plain, group);
  }

  /** Whether it is the writer's by what is said about it. */
  boolean sure() {
    return owner == Owner.MINE || asked;
  }

  enum Owner {
    /** The writer says so. */
    MINE,
    /** Nothing around it says otherwise. */
    UNSAID,
    /** It called the writer, or belongs to who did. */
    CALLER,
    /** A third person's. */
    THEIRS,
    /** The writer may be called there instead. */
    ELSEWHERE
  }
}
