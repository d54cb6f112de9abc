package io.optouthub.delivery;

import java.util.List;

/**
 * Carries a batch to a target and brings its answer back. Throws nothing: every failure is an
 * {@link Answer}.
 */
@FunctionalInterface
public interface Applier {

  Answer apply(List<Change> batch);
}
