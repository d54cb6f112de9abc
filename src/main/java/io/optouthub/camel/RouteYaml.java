package io.optouthub.camel;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML of a route file, with the lines of what stands in it. */
final class RouteYaml {

  private RouteYaml() {}

  /** The one route of a file. */
  static MappingNode route(String text) throws RouteFileRefused {
    Node root;
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Event event : yaml.parse(new StringReader(text))) {
        if (event instanceof AliasEvent) {
          throw new RouteFileRefused(event.getStartMark(), "aliases (*) are not allowed");
        }
      }
      root = yaml.compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      Integer line = e.getProblemMark() == null ? null : e.getProblemMark().getLine() + 1;
      throw new RouteFileRefused(line, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new RouteFileRefused((Integer) null, "not YAML: " + e.getMessage());
    }
    if (root instanceof SequenceNode list
        && list.getValue().size() == 1
        && list.getValue().get(0) instanceof MappingNode item
        && item.getValue().size() == 1
        && value(item, "route") instanceof MappingNode route) {
      return route;
    }
    throw new RouteFileRefused(1, "a file holds one '- route:' and nothing beside it");
  }

  /** The id of the one route in the file. */
  static String id(String text) throws RouteFileRefused {
    MappingNode route = route(text);
    ScalarNode id = scalar(route, "id");
    if (id == null || !id.getValue().matches("[a-z0-9][a-z0-9-]{0,59}")) {
      throw new RouteFileRefused(
          (id == null ? route : id).getStartMark(),
          "a route needs an id in lower case, digits and '-'");
    }
    return id.getValue();
  }

  static @Nullable Node value(MappingNode map, String key) {
    for (NodeTuple tuple : map.getValue()) {
      if (key(tuple).equals(key)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }

  static @Nullable ScalarNode scalar(MappingNode map, String key) {
    return value(map, key) instanceof ScalarNode scalar ? scalar : null;
  }

  static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}
