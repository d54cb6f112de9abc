package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds whom an object is about by the names of its fields, at the top or further down; never an
 * agent's, an owner's or a company's number.
 */
final class Persons {

  private static final List<String> WITHIN =
      List.of(
          "e164",
          "international",
          "value",
          "number",
          "phone",
          "phonenumber",
          "address",
          "email",
          "raw");

  /** "phones": { "mobile": ..., "home": ... }. */
  private static final Set<String> KINDS =
      Set.of(
          "mobile",
          "home",
          "landline",
          "cell",
          "work",
          "personal",
          "private",
          "primary",
          "main",
          "fixe",
          "portable",
          "domicile",
          "gsm",
          "secondary",
          "other",
          "business");

  private static final Set<String> NAMING =
      Set.of(
          "name",
          "field",
          "fieldname",
          "key",
          "property",
          "propertyname",
          "attribute",
          "type",
          "label");
  private static final List<String> GIVING = List.of("value", "newvalue", "propertyvalue", "new");

  private final Map<List<String>, Person> byScope = new LinkedHashMap<>();

  private Persons() {}

  /** What one person is reached by. */
  record Person(Set<String> phones, Set<String> emails) {

    Person() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    boolean isNobody() {
      return phones.isEmpty() && emails.isEmpty();
    }

    boolean within(Person other) {
      return other.phones.containsAll(phones) && other.emails.containsAll(emails);
    }

    void add(Person other) {
      phones.addAll(other.phones);
      emails.addAll(other.emails);
    }
  }

  /**
   * @param clear whether all of it is one person's
   */
  record Found(Person person, boolean clear) {}

  static Found in(JsonNode object) {
    Persons persons = new Persons();
    persons.walk(object, List.of());
    return persons.found();
  }

  private void walk(JsonNode node, List<String> scope) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), node.size() == 1 || isPair(node.get(i)) ? scope : with(scope, "[" + i));
      }
      return;
    }
    Person here = new Person();
    node.fields()
        .forEachRemaining(
            field -> {
              String name = Names.of(field.getKey());
              if (Names.phone(name) || name.equals("from") && isReply(node)) {
                values(field.getValue(), here.phones());
              } else if (Names.email(name)) {
                values(field.getValue(), here.emails());
              } else if (field.getValue().isContainerNode() && !Names.somebodyElse(name)) {
                walk(field.getValue(), Names.transparent(name) ? scope : with(scope, name));
              }
            });
    pair(node, here);
    if (!here.isNobody()) {
      byScope.computeIfAbsent(scope, s -> new Person()).add(here);
    }
  }

  /** A text message that came in: who sent it is the person. */
  private static boolean isReply(JsonNode node) {
    JsonNode direction = named(node, "direction");
    boolean out = direction != null && direction.asText().toLowerCase(Locale.ROOT).contains("out");
    return !out
        && named(node, "to") != null
        && (named(node, "body") != null
            || named(node, "text") != null
            || named(node, "message") != null
            || named(node, "content") != null
            || named(node, "optouttype") != null);
  }

  /** {@code {"name": "phone", "value": "..."}}, as lists of custom fields are written. */
  private static void pair(JsonNode node, Person here) {
    Pair pair = pairOf(node);
    if (pair != null && Names.phone(pair.name())) {
      values(pair.value(), here.phones());
    } else if (pair != null && Names.email(pair.name())) {
      values(pair.value(), here.emails());
    }
  }

  private static boolean isPair(JsonNode node) {
    return pairOf(node) != null;
  }

  /** A field that is written as an object of its name and its value. */
  record Pair(String name, JsonNode value) {}

  static @org.jspecify.annotations.Nullable Pair pairOf(JsonNode node) {
    String named = null;
    JsonNode given = null;
    for (var field : node.properties()) {
      String name = Names.of(field.getKey());
      if (NAMING.contains(name) && field.getValue().isTextual() && named == null) {
        named = Names.of(field.getValue().asText());
      } else if (GIVING.contains(name)) {
        given = field.getValue();
      }
    }
    return named == null || given == null ? null : new Pair(named, given);
  }

  private static void values(JsonNode value, Set<String> into) {
    if (value.isArray()) {
      value.forEach(one -> values(one, into));
    } else if (value.isObject()) {
      for (String name : WITHIN) {
        JsonNode inner = named(value, name);
        if (inner != null && !inner.isNull()) {
          values(inner, into);
          return;
        }
      }
      for (var field : value.properties()) {
        if (KINDS.contains(Names.of(field.getKey()))) {
          values(field.getValue(), into);
        }
      }
    } else if (!value.isNull() && !value.isBoolean() && !value.asText().isBlank()) {
      String text = value.asText().strip().replaceFirst("^(?i)(tel|sms|whatsapp|mailto):", "");
      into.add(text);
    }
  }

  private static @org.jspecify.annotations.Nullable JsonNode named(JsonNode object, String name) {
    for (var field : object.properties()) {
      if (Names.of(field.getKey()).equals(name)) {
        return field.getValue();
      }
    }
    return null;
  }

  private static List<String> with(List<String> scope, String name) {
    List<String> more = new ArrayList<>(scope);
    more.add(name);
    return more;
  }

  private Found found() {
    if (byScope.isEmpty()) {
      return new Found(new Person(), true);
    }
    Map<Boolean, List<Person>> named =
        new LinkedHashMap<>(Map.of(true, List.of(), false, List.of()));
    byScope.forEach(
        (scope, person) -> {
          boolean persons = !scope.isEmpty() && Names.person(scope.get(scope.size() - 1));
          List<Person> all = new ArrayList<>(named.getOrDefault(persons, List.of()));
          all.add(person);
          named.put(persons, all);
        });
    Person top = byScope.get(List.of());
    List<Person> persons = named.getOrDefault(true, List.of());
    if (!persons.isEmpty()) {
      Person first = widest(persons);
      boolean clear = persons.stream().allMatch(p -> p.within(first));
      return new Found(first, clear && (top == null || top.within(first)));
    }
    if (top != null) {
      return new Found(top, true);
    }
    Person first = widest(byScope.values());
    return new Found(first, byScope.values().stream().allMatch(p -> p.within(first)));
  }

  private static Person widest(java.util.Collection<Person> all) {
    Person widest = new Person();
    for (Person one : all) {
      widest = widest.within(one) ? one : widest;
    }
    return widest;
  }
}
