package io.optouthub.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderedTest {

  private static final Map<String, Object> ODD =
      Map.of("who", "a\"b\\<&>é +@x", "all", List.of("1", "2"), "yes", true, "n", 1234567L);

  @Test
  void valuesAreEscapedForThePlaceWhereTheyStand() {
    String text = "[${who}]";
    assertThat(Rendered.body(text, "application/json").with(ODD)).isEqualTo("[a\\\"b\\\\<&>é +@x]");
    assertThat(Rendered.body(text, "text/xml; charset=utf-8").with(ODD))
        .isEqualTo("[a&quot;b\\&lt;&amp;&gt;é +@x]");
    assertThat(Rendered.body(text, "application/x-www-form-urlencoded").with(ODD))
        .isEqualTo("[a%22b%5C%3C%26%3E%C3%A9%20%2B%40x]");
    assertThat(Rendered.address("/people/${who}?x=1").with(ODD))
        .isEqualTo("/people/a%22b%5C%3C%26%3E%C3%A9%20%2B%40x?x=1");
  }

  @Test
  void aPartOfAFormMayHoldJsonThatIsEscapedTwice() {
    String text = "Items=${'{\"id\":\"${who?json_string}\"}'}";
    assertThat(Rendered.body(text, "application/x-www-form-urlencoded").with(ODD))
        .startsWith("Items=%7B%22id%22%3A%22a%5C%22b%5C%5C");
  }

  @Test
  void listsTruthAndLargeNumbersAreWrittenPlainly() {
    assertThat(
            Rendered.body(
                    "[<#list all as a>\"${a}\"<#sep>,</#list>] ${yes} ${n}", "application/json")
                .with(ODD))
        .isEqualTo("[\"1\",\"2\"] true 1234567");
  }

  @Test
  void aMistakeIsSaidWithItsPlace() {
    assertThatThrownBy(() -> Rendered.body("{\n${who", "application/json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("template")
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> Rendered.body("${nobody}", "application/json").with(ODD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void noClassCanBeReachedFromATemplate() {
    String text = "${'freemarker.template.utility.Execute'?new()('id')}";
    assertThatThrownBy(() -> Rendered.body(text, "text/plain").with(ODD))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
