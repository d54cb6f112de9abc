package io.optouthub.camel;

import static io.optouthub.camel.RouteYaml.key;
import static io.optouthub.camel.RouteYaml.scalar;
import static io.optouthub.camel.RouteYaml.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Looks at a route file before Camel does: what Camel would ignore (a mistyped parameter of a
 * Kamelet) or carry out to the harm of others (a second route of the same id) is refused here, with
 * its line.
 */
@Component
class RouteFileCheck {

  /**
   * @param connector what it connects to, from the Kamelet's name or the endpoint's scheme
   * @param join where it meets the register
   */
  record Checked(String connector, Join join) {}

  private record Use(String uri, Node at, @Nullable MappingNode parameters) {}

  private final KameletCatalog kamelets;

  RouteFileCheck(KameletCatalog kamelets) {
    this.kamelets = kamelets;
  }

  Checked check(String name, boolean channel, String text) throws RouteFileRefused {
    MappingNode route = RouteYaml.route(text);
    ScalarNode id = scalar(route, "id");
    if (id == null || !id.getValue().equals(name)) {
      Node at = id == null ? route : id;
      throw new RouteFileRefused(
          at.getStartMark(), "the route's id must be the file's name: write 'id: " + name + "'");
    }
    List<Use> uses = new ArrayList<>();
    collect(route, uses);
    for (Use use : uses) {
      checkKamelet(use);
    }
    return new Checked(connector(uses), join(checkJoin(name, channel, route, uses)));
  }

  private static Join join(Use use) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (use.parameters() != null) {
      for (NodeTuple tuple : use.parameters().getValue()) {
        if (tuple.getValueNode() instanceof ScalarNode value) {
          parameters.put(key(tuple), value.getValue());
        }
      }
    }
    String name = use.uri().split("\\?", 2)[0];
    return new Join(name, use.uri(), parameters, use.at().getStartMark().getLine() + 1);
  }

  private static void collect(Node node, List<Use> uses) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> collect(item, uses));
    } else if (node instanceof MappingNode map) {
      ScalarNode uri = scalar(map, "uri");
      if (uri != null) {
        uses.add(
            new Use(
                uri.getValue(), uri, value(map, "parameters") instanceof MappingNode p ? p : null));
      }
      for (NodeTuple tuple : map.getValue()) {
        boolean to = key(tuple).equals("to") || key(tuple).equals("toD");
        if (to && tuple.getValueNode() instanceof ScalarNode plain) {
          uses.add(new Use(plain.getValue(), plain, null));
        }
        collect(tuple.getValueNode(), uses);
      }
    }
  }

  private void checkKamelet(Use use) throws RouteFileRefused {
    if (!use.uri().startsWith("kamelet:")) {
      return;
    }
    String rest = use.uri().substring("kamelet:".length());
    String name = rest.split("[/?]", 2)[0];
    KameletCatalog.Kamelet kamelet =
        kamelets
            .find(name)
            .orElseThrow(
                () ->
                    new RouteFileRefused(
                        use.at().getStartMark(), "there is no Kamelet '" + name + "'"));
    Map<String, Node> given = new LinkedHashMap<>();
    if (rest.contains("?")) {
      for (String pair : rest.substring(rest.indexOf('?') + 1).split("&")) {
        given.put(pair.split("=", 2)[0], use.at());
      }
    }
    if (use.parameters() != null) {
      for (NodeTuple tuple : use.parameters().getValue()) {
        given.put(key(tuple), tuple.getKeyNode());
        if (tuple.getValueNode() instanceof ScalarNode value) {
          ParameterTraps.check(key(tuple), value);
        }
      }
    }
    for (Map.Entry<String, Node> parameter : given.entrySet()) {
      if (!kamelet.properties().contains(parameter.getKey())) {
        throw new RouteFileRefused(
            parameter.getValue().getStartMark(),
            "Kamelet '"
                + name
                + "' has no parameter '"
                + parameter.getKey()
                + "'"
                + suggestion(parameter.getKey(), kamelet.properties()));
      }
    }
    for (String required : kamelet.required()) {
      if (!given.containsKey(required)) {
        throw new RouteFileRefused(
            use.at().getStartMark(),
            "Kamelet '" + name + "' needs the parameter '" + required + "'");
      }
    }
  }

  private static Use checkJoin(String name, boolean channel, MappingNode route, List<Use> uses)
      throws RouteFileRefused {
    boolean verifies = !channel && RouteFile.verifies(name);
    String needed =
        channel
            ? RouteFile.joins(name) + name
            : (verifies ? "optout:verify/" : "optout:changes/") + RouteFile.target(name);
    Use joined = null;
    for (Use use : uses) {
      String path = use.uri().split("\\?", 2)[0].replace("optout://", "optout:");
      boolean asks = path.startsWith("optout:check/");
      if (path.startsWith("optout:") && !asks && !path.equals(needed)) {
        throw new RouteFileRefused(
            use.at().getStartMark(),
            "'" + path + "' does not belong here; this file's is '" + needed + "'");
      }
      joined = path.equals(needed) ? use : joined;
    }
    if (joined == null) {
      throw new RouteFileRefused(
          route.getStartMark(),
          channel
              ? "nothing goes 'to: " + needed + "'"
              : "it must start 'from: uri: " + needed + "'");
    }
    return joined;
  }

  private static String connector(List<Use> uses) {
    for (Use use : uses) {
      if (use.uri().startsWith("kamelet:")) {
        String kamelet = use.uri().substring("kamelet:".length()).split("[/?]", 2)[0];
        return kamelet.replaceFirst("^optout-", "").replaceFirst("-(source|sink|action)$", "");
      }
    }
    return uses.stream()
        .map(use -> use.uri().split(":", 2)[0])
        .filter(scheme -> !scheme.equals("optout"))
        .findFirst()
        .orElse("none");
  }

  private static String suggestion(String given, Set<String> known) {
    return known.stream()
        .min(Comparator.comparing(name -> distance(name, given)))
        .filter(name -> distance(name, given) <= 3)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; it has " + String.join(", ", known));
  }

  private static int distance(String name, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(name, other);
  }
}
