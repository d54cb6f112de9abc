package io.optouthub.datamap;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The line of each key of a YAML text, by its path ({@code systems.dialer.owner}). */
record KeyLines(Map<String, Integer> lines) {

  /** As deep as a map's keys go; it also ends a text whose aliases run in circles. */
  private static final int DEPTH = 4;

  static KeyLines of(String yaml) throws MapReader.Unusable {
    Map<String, Integer> lines = new HashMap<>();
    try {
      collect("", new Yaml(new LoaderOptions()).compose(new StringReader(yaml)), lines, DEPTH);
    } catch (MarkedYAMLException e) {
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      throw new MapReader.Unusable(line(e.getProblemMark()) + context + e.getProblem());
    } catch (YAMLException e) {
      throw new MapReader.Unusable("is no YAML: " + e.getMessage());
    }
    return new KeyLines(Map.copyOf(lines));
  }

  private static void collect(
      String path, @Nullable Node node, Map<String, Integer> lines, int depth)
      throws MapReader.Unusable {
    if (depth == 0 || !(node instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String own = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
        Integer before = lines.put(own, key.getStartMark().getLine() + 1);
        if (before != null) {
          throw new MapReader.Unusable(
              line(key.getStartMark()) + own + " stands in line " + before + " already");
        }
        collect(own, tuple.getValueNode(), lines, depth - 1);
      }
    }
  }

  private static String line(@Nullable Mark mark) {
    return mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
  }

  /** {@code "line 7: "} for the key, or else for the nearest that it stands in, or else nothing. */
  String at(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Integer line = lines.get(at);
      if (line != null) {
        return "line " + line + ": ";
      }
    }
    return "";
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
  }
}
