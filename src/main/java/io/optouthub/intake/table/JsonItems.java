package io.optouthub.intake.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.intake.Channel;
import io.optouthub.register.Item;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON lines, or the objects of arrays: each is a row whose names are its header. */
final class JsonItems implements Items {

  private static final int LONGEST_TEXT = 1_000_000;
  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LONGEST_TEXT)
                      .maxNestingDepth(100)
                      .build())
              .build());

  private final RowItems rows;
  private final Channel channel;
  private final Portions portions;
  private @Nullable JsonParser parser;

  JsonItems(RowItems rows, Channel channel, InputStream in) {
    this.rows = rows;
    this.channel = channel;
    this.portions = new Portions(in);
  }

  @Override
  public @Nullable Item next() throws IOException {
    try {
      JsonParser from = parser == null ? parser = JSON.getFactory().createParser(portions) : parser;
      portions.begin();
      for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          Item item = item(from.readValueAsTree());
          if (item != null) {
            return item;
          }
        } else if (token.isScalarValue()) {
          return Item.review("JSON that is no object", null);
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new Unreadable(
          at == null ? "its JSON is too deep or too long" : "not JSON at line " + at.getLineNr());
    } catch (CharConversionException e) {
      throw new Unreadable("its JSON holds what is no character");
    }
  }

  @Nullable Item item(JsonNode object) {
    Map<String, StringBuilder> flat = new LinkedHashMap<>();
    flatten("", object, flat);
    List<String> names = new ArrayList<>(flat.keySet());
    List<String> values = flat.values().stream().map(StringBuilder::toString).toList();
    if (names.isEmpty()) {
      return null;
    }
    Columns columns = Columns.of(names, channel);
    return columns.usable()
        ? rows.item(columns, values)
        : Item.review("no field is known as a number or an address", RowItems.text(values));
  }

  /** Names within names are joined by a dot; values of an array by a line end. */
  private static void flatten(String name, JsonNode node, Map<String, StringBuilder> into) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue(),
                      into));
    } else if (node.isArray()) {
      node.forEach(one -> flatten(name, one, into));
    } else if (!node.isNull()) {
      StringBuilder said = into.get(name);
      if (said == null) {
        into.put(name, new StringBuilder(node.asText()));
      } else {
        said.append('\n').append(node.asText());
      }
    }
  }
}
