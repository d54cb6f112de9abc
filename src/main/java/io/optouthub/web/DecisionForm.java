package io.optouthub.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A decision as the page sends it.
 *
 * @param who numbers and addresses of the message that were chosen
 * @param more others, as somebody typed them: apart by commas, semicolons or lines
 */
record DecisionForm(
    @Nullable String verdict,
    @Nullable List<String> who,
    @Nullable String more,
    @Nullable List<String> media,
    @Nullable String template,
    @Nullable String remark) {

  static final DecisionForm EMPTY = new DecisionForm(null, null, null, null, null, null);

  /**
   * What is for one verdict only is left out with the others: the page shows all fields at once.
   */
  DecisionRequest request() {
    boolean registers = "register".equals(verdict);
    List<String> all = new ArrayList<>(who == null ? List.of() : who);
    if (more != null) {
      all.addAll(List.of(more.split("[,;\r\n]+")));
    }
    List<@Nullable String> phones = new ArrayList<>();
    List<@Nullable String> emails = new ArrayList<>();
    all.stream()
        .map(String::strip)
        .filter(StringUtils::hasText)
        .forEach(one -> (one.contains("@") ? emails : phones).add(one));
    return new DecisionRequest(
        verdict,
        registers ? phones : List.of(),
        registers ? emails : List.of(),
        null,
        registers && media != null ? new ArrayList<>(media) : null,
        null,
        null,
        null,
        null,
        "ask".equals(verdict) ? template : null,
        remark,
        Map.of());
  }

  public boolean chose(String identity) {
    return who != null && who.contains(identity);
  }

  public boolean by(String medium) {
    return media != null && media.contains(medium);
  }

  @Override
  public String toString() {
    return "DecisionForm[sealed]";
  }
}
