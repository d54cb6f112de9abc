package io.optouthub.intake.trial;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the examples beside a channel's file; says line and reason of what is wrong in them. */
final class ExampleFile {

  /** Examples that cannot be read; the message is for the person who wrote them. */
  static final class Unreadable extends Exception {
    final int line;

    Unreadable(int line, String reason) {
      super(reason);
      this.line = line;
    }
  }

  private ExampleFile() {}

  static List<Example> read(String yaml) throws Unreadable {
    Node root;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Unreadable(line, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new Unreadable(1, "not YAML");
    }
    if (!(root instanceof SequenceNode list)) {
      throw new Unreadable(1, "a file of examples is a list: '- example: <title>'");
    }
    List<Example> examples = new ArrayList<>();
    for (Node one : list.getValue()) {
      examples.add(example(one));
    }
    return examples;
  }

  private static Example example(Node node) throws Unreadable {
    Map<String, Node> keys = keys(node, "example", "given", "expect");
    Node given = needed(keys, "given", node);
    Node expect = needed(keys, "expect", node);
    Example.Given sample;
    String name = "";
    if (given instanceof ScalarNode text) {
      sample = new Example.Given.Text(text.getValue());
    } else {
      Map<String, Node> parts = keys(given, "text", "file", "name");
      name = text(parts.get("name"));
      if (parts.containsKey("text") == parts.containsKey("file")) {
        throw new Unreadable(line(given), "given: either 'text' or 'file'");
      }
      sample =
          parts.containsKey("text")
              ? new Example.Given.Text(text(parts.get("text")))
              : new Example.Given.File(text(parts.get("file")));
    }
    List<Example.Expected> expected = new ArrayList<>();
    for (Node one : expect instanceof SequenceNode rows ? rows.getValue() : List.of(expect)) {
      expected.add(expected(one));
    }
    return new Example(text(keys.get("example")), line(node), sample, name, expected);
  }

  private static Example.Expected expected(Node node) throws Unreadable {
    if (node instanceof ScalarNode word) {
      return new Example.Expected(line(node), outcome(word), null, null, null, null);
    }
    Map<String, Node> keys = keys(node, "outcome", "identities", "media", "brand", "reason");
    Node outcome = needed(keys, "outcome", node);
    Node identities = keys.get("identities");
    Node media = keys.get("media");
    return new Example.Expected(
        line(node),
        outcome(outcome),
        identities == null ? null : new LinkedHashSet<>(texts(identities)),
        media == null ? null : media(media),
        keys.containsKey("brand") ? text(keys.get("brand")) : null,
        keys.containsKey("reason") ? text(keys.get("reason")) : null);
  }

  private static Outcome outcome(Node node) throws Unreadable {
    String word = text(node);
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(word) && outcome != Outcome.KNOWN) {
        return outcome;
      }
    }
    throw new Unreadable(line(node), "outcome: one of registered, review, setAside, refused");
  }

  private static Set<Medium> media(Node node) throws Unreadable {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String word : texts(node)) {
      try {
        media.add(Medium.of(word));
      } catch (IllegalArgumentException e) {
        throw new Unreadable(line(node), "media: " + e.getMessage());
      }
    }
    return media;
  }

  private static Map<String, Node> keys(Node node, String... known) throws Unreadable {
    if (!(node instanceof MappingNode map)) {
      throw new Unreadable(line(node), "here stand " + String.join(", ", known));
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String key = text(tuple.getKeyNode());
      if (!Arrays.asList(known).contains(key)) {
        throw new Unreadable(
            line(tuple.getKeyNode()),
            "no such key '" + key + "'; there are " + String.join(", ", known));
      }
      keys.put(key, tuple.getValueNode());
    }
    return keys;
  }

  private static Node needed(Map<String, Node> keys, String key, Node at) throws Unreadable {
    Node node = keys.get(key);
    if (node == null) {
      throw new Unreadable(line(at), "'" + key + "' is missing");
    }
    return node;
  }

  private static List<String> texts(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(ExampleFile::text).collect(Collectors.toList())
        : List.of(text(node));
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
