package io.optouthub.camel.scheme;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Twilio: base64 of HMAC-SHA-1 over the address and the sorted form, or over an address that names
 * the body's SHA-256. It signs no time stamp; a message's own id, which it signs, makes the same
 * message known.
 */
record TwilioScheme() implements Scheme {

  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/:?#]+)(:\\d+)?(.*)");

  /**
   * As Twilio writes forms: other spellings of one form would be other bytes with one signature.
   */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:SIGN)++=(?:SIGN)*+".replace("SIGN", "[A-Za-z0-9*._~+!'()-]++|%[0-9A-F]{2}"));

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    String signature = call.header(SIGNATURE);
    if (signature == null) {
      return new Verdict.Refused(SIGNATURE + " is needed");
    }
    String digest = call.queried("bodySHA256");
    String form = "";
    String id = "";
    if (digest != null) {
      if (!MessageDigest.isEqual(Macs.utf8(sha256(call.body())), Macs.utf8(digest))) {
        return new Verdict.Refused("bodySHA256 is not the body's");
      }
    } else {
      Map<String, TreeSet<String>> fields = fields(call.body());
      if (fields == null) {
        return new Verdict.Refused("neither a form nor a body with bodySHA256");
      }
      form = joined(fields);
      id = id(fields);
    }
    List<String> wanted = new ArrayList<>();
    for (String secret : secrets) {
      for (String url : spellings(call.url())) {
        wanted.add(Macs.base64(Macs.sha1(Macs.utf8(secret), Macs.utf8(url + form))));
      }
    }
    return Macs.among(wanted, signature)
        ? new Verdict.Genuine(id)
        : new Verdict.Refused(
            SIGNATURE + " does not match; is publicUrl the address that Twilio calls?");
  }

  /** Twilio signs some addresses with their port and some without. */
  private static List<String> spellings(String url) {
    Matcher parts = ORIGIN.matcher(url);
    if (!parts.matches()) {
      return List.of(url);
    }
    String bare = parts.group(1) + "://" + parts.group(2);
    String port = parts.group(3);
    if (port == null) {
      port = parts.group(1).equals("https") ? ":443" : ":80";
    }
    return List.of(bare + parts.group(4), bare + port + parts.group(4));
  }

  private static @Nullable Map<String, TreeSet<String>> fields(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    Map<String, TreeSet<String>> fields = new TreeMap<>();
    if (text.isEmpty()) {
      return fields;
    }
    for (String pair : text.split("&", -1)) {
      if (!PAIR.matcher(pair).matches()) {
        return null;
      }
      String[] both = pair.split("=", 2);
      fields.computeIfAbsent(decoded(both[0]), name -> new TreeSet<>()).add(decoded(both[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String joined(Map<String, TreeSet<String>> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    return text.toString();
  }

  private static String id(Map<String, TreeSet<String>> fields) {
    for (String name : List.of("MessageSid", "SmsSid", "SmsMessageSid")) {
      TreeSet<String> values = fields.get(name);
      if (values != null && !values.first().isBlank()) {
        return values.first();
      }
    }
    return "";
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
