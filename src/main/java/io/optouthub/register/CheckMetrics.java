package io.optouthub.register;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** The index of checks as metrics: how large, how far, what it does, and who answered. */
final class CheckMetrics {

  CheckMetrics(CheckIndex index, IndexedChecks checks, MeterRegistry meters) {
    Gauge.builder("optout.check.index.state", index, one -> one.state().ordinal())
        .description("0 off or given up, 1 loading, 2 answering")
        .register(meters);
    gauge(index, meters, "entry", "The newest entry in it", IndexView::entry);
    gauge(
        index,
        meters,
        "size",
        "Fingerprints in it, those of people with a brand counted apart",
        view -> view.index().fingerprints.size());
    gauge(
        index, meters, "bytes", "Memory that it takes", view -> view.index().fingerprints.bytes());
    answers(meters, "memory", checks.byMemory);
    answers(meters, "database", checks.byDatabase);
  }

  private static void gauge(
      CheckIndex index,
      MeterRegistry meters,
      String name,
      String description,
      ToDoubleFunction<IndexView> value) {
    Gauge.builder(
            "optout.check.index." + name,
            index,
            one -> {
              IndexView view = one.view();
              return view == null ? 0 : value.applyAsDouble(view);
            })
        .description(description)
        .register(meters);
  }

  private static void answers(MeterRegistry meters, String by, LongAdder count) {
    FunctionCounter.builder("optout.check.answers", count, LongAdder::sum)
        .tag("by", by)
        .description("Identities that were asked about, by who told")
        .register(meters);
  }
}
