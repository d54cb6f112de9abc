package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * People by the form in which one vendor writes them: kept as the log grows, because the register's
 * own fingerprints say nothing of another key's, and made from sealed values, one by one.
 */
public interface VendorForms {

  /**
   * Goes on where it stopped, for some thousand entries, and says how far it is: everybody whose
   * request is this entry or an older one is known, but for those who were erased before.
   *
   * @param mark tells the vendor's secret; with another one it begins anew
   * @param form the first 128 bits of what the vendor makes of an identity
   */
  long follow(String vendor, UUID mark, Function<Identity, UUID> form);

  /**
   * An answer for each, in their order.
   *
   * @throws RegisterUnavailable when the vendor is not known yet
   */
  List<Standing> check(String vendor, List<UUID> forms, Set<Medium> media, Scope scope);

  /** How many suppressed people it does not know: they were erased before it came to them. */
  long notCovered(String vendor);
}
