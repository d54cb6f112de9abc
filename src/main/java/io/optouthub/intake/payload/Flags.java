package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields whose name is the statement, and whose value says whether it holds. */
final class Flags {

  static final Pattern OUT =
      Pattern.compile(
          ".*(optout|optedout|unsubscri|donotcall|donotcontact|donotsms|donottext|donotemail|donotmail"
              + "|donotphone|donotdisturb|dncs?$|^dnc|nocalls?$|nosms$|noemails?$|nocontact$|blacklist|blocklist"
              + "|suppress|opposition|opposed|nep(as|lus)r?(appeler|contacter|demarcher|solliciter)|stopsms"
              + "|stopcalls?$|stopappels?|desinscri|desabonn|bloctel|robinson).*");
  static final Pattern IN =
      Pattern.compile(
          ".*(subscribed|optin|optedin|consent|acceptsmarketing|canbecalled|contactable|callable"
              + "|allowcalls?|allowsms|allowemails?|allowcontact|maycontact|maycall|cancall|cancontact"
              + "|marketingallowed|permission).*"
              + "|granted|allowed|agreed|accepted");
  static final Pattern PREFERENCES =
      Pattern.compile(
          ".*(preferences?|subscriptions?|consents?|permissions?|optins?|channels?|marketing)");

  /** What a CRM says of a person that is no wish. */
  static final Set<String> DATA =
      Set.of(
          "firstname",
          "lastname",
          "name",
          "city",
          "zip",
          "address",
          "country",
          "company",
          "jobtitle",
          "lifecyclestage",
          "birthdate",
          "website",
          "hsleadstatus",
          "hubspotownerid",
          "salutation");

  private Flags() {}

  static boolean is(String name) {
    return OUT.matcher(name).matches() || IN.matcher(name).matches();
  }

  /** Of {@code {"value": true}} or {@code {"old": false, "new": true}} what holds now. */
  static @Nullable JsonNode now(JsonNode value) {
    for (String name : List.of("value", "new", "newValue", "current", "after", "to")) {
      JsonNode inner = value.get(name);
      if (inner != null && inner.isValueNode() && !inner.isNull()) {
        return inner;
      }
    }
    return null;
  }

  /** The medium that a consent in a list of consents names. */
  static String medium(JsonNode node) {
    JsonNode channel =
        node.path("channel").isTextual() ? node.path("channel") : node.path("medium");
    return channel.isTextual() && !Words.media(channel.asText()).isEmpty() ? channel.asText() : "";
  }
}
