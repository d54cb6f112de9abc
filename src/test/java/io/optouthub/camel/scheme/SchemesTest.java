package io.optouthub.camel.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The schemes against values that their inventors have published, and against what is changed. */
class SchemesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  // standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts
  private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Call STANDARD =
      call(
          "https://example.com/",
          "{\"test\": 2432232314}",
          "webhook-id",
          "msg_p5jXN8AQM9LWM0D4loKWxJek",
          "webhook-timestamp",
          "1614265330",
          "webhook-signature",
          "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  private static final Instant STANDARD_TIME = Instant.ofEpochSecond(1614265330);

  // HubSpot/hubspot-api-python and hubspot-api-ruby, their tests of signatures
  private static final String HUBSPOT_SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
  private static final Call HUBSPOT =
      call(
          "https://www.example.com/webhook_uri",
          "{'example_field':'example_value'}",
          "X-HubSpot-Signature-v3",
          "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
          "X-HubSpot-Request-Timestamp",
          "1693657560000");

  // twilio/twilio-java, com.twilio.security.RequestValidatorTest
  private static final String TWILIO_SECRET = "12345";
  private static final String FORM =
      "Digits=1234&CallSid=CA1234567890ABCDE&To=%2B18005551212&Caller=%2B14158675309&From=%2B14158675309";
  private static final String PAGE = "mycompany.com/myapp.php?foo=1&bar=2";

  // A value that the npm package stripe 23.1.0 makes.
  private static final Call STRIPE =
      call(
          "https://example.com/",
          "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"customer.updated\"}",
          "Stripe-Signature",
          "t=1614265330,v1=0abed962890ec587c32fcfa1ba1d3d726836912b3140c7488df45713516826bd");

  @Test
  void standardWebhooksAreGenuineWithinTheirTimeAndCarryTheirId() {
    Scheme standard = scheme("standard");
    assertThat(standard.check(STANDARD, List.of(STANDARD_SECRET), STANDARD_TIME))
        .isEqualTo(new Verdict.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    refused(standard.check(STANDARD, List.of(STANDARD_SECRET), STANDARD_TIME.plusSeconds(301)));
    refused(standard.check(STANDARD, List.of(STANDARD_SECRET), STANDARD_TIME.minusSeconds(301)));
    refused(standard.check(STANDARD, List.of("whsec_AAAA"), STANDARD_TIME));
    refused(standard.check(STANDARD, List.of(), STANDARD_TIME));
    Call several =
        with(
            STANDARD, "webhook-signature", "v1a,x v1,AAAA " + STANDARD.header("webhook-signature"));
    genuine(standard.check(several, List.of("whsec_AAAA", STANDARD_SECRET), STANDARD_TIME));
  }

  @Test
  void hubSpotSignsTheAddressAsHubSpotResolvesIt() {
    Scheme hubspot = scheme("hubspot");
    Instant python = Instant.ofEpochMilli(1693657560000L);
    genuine(hubspot.check(HUBSPOT, List.of(HUBSPOT_SECRET), python));
    genuine(hubspot.check(HUBSPOT, List.of(HUBSPOT_SECRET), python.plusSeconds(300)));
    refused(hubspot.check(HUBSPOT, List.of(HUBSPOT_SECRET), python.plusSeconds(301)));
    Call ruby =
        with(
            with(HUBSPOT, "X-HubSpot-Request-Timestamp", "1700000300000"),
            "X-HubSpot-Signature-v3",
            "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw=");
    genuine(hubspot.check(ruby, List.of(HUBSPOT_SECRET), Instant.ofEpochMilli(1700000300000L)));
    String address = "https://example.com/a?b=c:d/e%20f";
    String stamp = Long.toString(NOW.toEpochMilli());
    String signature =
        Macs.base64(Macs.sha256(Macs.utf8("s"), Macs.utf8("POST" + address + "{}" + stamp)));
    Call escaped =
        call(
            "https://example.com/a?b=c%3Ad%2fe%20f",
            "{}", "X-HubSpot-Signature-v3", signature, "X-HubSpot-Request-Timestamp", stamp);
    genuine(hubspot.check(escaped, List.of("s"), NOW));
  }

  @Test
  void hubSpotsOlderVersionsWithoutATimeAreRefused() {
    for (String old :
        List.of(
            "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750",
            "4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383")) {
      Call call =
          call(HUBSPOT.url(), "{'example_field':'example_value'}", "X-HubSpot-Signature", old);
      refused(scheme("hubspot").check(call, List.of(HUBSPOT_SECRET), NOW));
    }
  }

  @Test
  void twilioSignsFormsWithAndWithoutThePort() {
    genuine(twilio("https://" + PAGE, FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    genuine(twilio("https://" + PAGE, FORM, "kvajT1Ptam85bY51eRf/AJRuM3w="));
    genuine(
        twilio(
            "https://mycompany.com:1234/myapp.php?foo=1&bar=2",
            FORM,
            "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    genuine(twilio("http://" + PAGE, FORM, "0ZXoZLH/DfblKGATFgpif+LLRf4="));
    genuine(
        twilio(
            "http://mycompany.com:1234/myapp.php?foo=1&bar=2",
            FORM,
            "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="));
    refused(twilio("https://" + PAGE, FORM, "NOTRSOYDt4T1cUTdK1PDd93/VVr8B8="));
  }

  @Test
  void twilioSignsOtherBodiesByTheirDigestInTheAddress() {
    String json = "{\"property\": \"value\", \"boolean\": true}";
    String digest = "bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    genuine(twilio("https://" + PAGE + "&" + digest, json, "a9nBmqA0ju/hNViExpshrM61xv4="));
    genuine(
        twilio("https://mycompany.com/myapp.php?" + digest, json, "y77kIzt2vzLz71DgmJGsen2scGs="));
    refused(twilio("https://" + PAGE, json, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    refused(twilio("https://" + PAGE + "&" + digest, json + " ", "a9nBmqA0ju/hNViExpshrM61xv4="));
  }

  @Test
  void stripesHeaderMayHoldSeveralSignatures() {
    Scheme stripe = scheme("stripe");
    genuine(stripe.check(STRIPE, List.of("whsec_test_secret"), STANDARD_TIME));
    refused(stripe.check(STRIPE, List.of("whsec_test_secret"), STANDARD_TIME.plusSeconds(301)));
    String value = String.valueOf(STRIPE.header("Stripe-Signature"));
    Call rolled = with(STRIPE, "Stripe-Signature", value.replace(",v1=", ",v1=00,v0=1,v1="));
    genuine(stripe.check(rolled, List.of("other", "whsec_test_secret"), STANDARD_TIME));
  }

  @Test
  void aPlainSignatureIsInHexOrBase64WithOrWithoutATime() {
    byte[] mac = Macs.sha256(Macs.utf8("s"), Macs.utf8("{}"));
    for (String value :
        List.of(HexFormat.of().formatHex(mac), "sha256=" + HexFormat.of().formatHex(mac))) {
      Scheme bare = Scheme.named("hmac-sha256", settings("X-Hub-Signature-256", "none", "hex"));
      genuine(bare.check(call("u", "{}", "x-hub-signature-256", value), List.of("s"), NOW));
    }
    Scheme base64 = Scheme.named("hmac-sha256", settings("X-Sig", "none", "base64"));
    genuine(base64.check(call("u", "{}", "X-Sig", Macs.base64(mac)), List.of("s"), NOW));
    refused(scheme("hmac-sha256").check(call("u", "{}", "X-Signature", "00"), List.of("s"), NOW));
    assertThatThrownBy(() -> Scheme.named("hubspot-v1", settings("", "", "")))
        .hasMessageContaining("standard");
  }

  @Test
  void aBearerAndSalesforceProveTheSenderAlone() {
    Scheme bearer = scheme("bearer");
    genuine(bearer.check(call("u", "{}", "Authorization", "Bearer s"), List.of("x", "s"), NOW));
    refused(bearer.check(call("u", "{}", "Authorization", "Bearer "), List.of("s"), NOW));
    refused(bearer.check(call("u", "{}"), List.of("s"), NOW));
    Scheme any = Scheme.named("salesforce", settings("", "", ""));
    String soap = "<a><OrganizationId>00D000000000001EAA</OrganizationId></a>";
    genuine(any.check(call("https://h/hooks/sf?secret=s", soap), List.of("s"), NOW));
    genuine(any.check(call("u", soap, "Authorization", "Bearer s"), List.of("s"), NOW));
    refused(any.check(call("https://h/hooks/sf?secret=", soap), List.of("s"), NOW));
    refused(any.check(call("https://h/hooks/sf", soap), List.of("s"), NOW));
    Scheme one = new SalesforceScheme("00D000000000001");
    Scheme other = new SalesforceScheme("00D000000000002EAA");
    Call call = call("https://h/hooks/sf?secret=s", soap);
    genuine(one.check(call, List.of("s"), NOW));
    refused(other.check(call, List.of("s"), NOW));
    String trap =
        "<!DOCTYPE a [<!ENTITY o '00D000000000001'>]>" + soap.replace("00D000000000001EAA", "&o;");
    refused(one.check(call("https://h/?secret=s", trap), List.of("s"), NOW));
  }

  @Test
  void nothingThatIsChangedByOneByteIsGenuine() {
    Random random = new Random(20261123);
    int tried = 0;
    int accepted = 0;
    for (int round = 0; round < 10_000; round++) {
      Signed one = signed(round);
      Call changed = mutate(one.call(), one.parts(), random);
      tried++;
      if (one.scheme().check(changed, List.of(one.secret()), one.at()) instanceof Verdict.Genuine) {
        accepted++;
      }
    }
    assertThat(tried).isEqualTo(10_000);
    assertThat(accepted).isZero();
  }

  private record Signed(Scheme scheme, Call call, String secret, Instant at, List<String> parts) {}

  private static Signed signed(int round) {
    List<Signed> all = new ArrayList<>();
    all.add(
        new Signed(scheme("standard"), STANDARD, STANDARD_SECRET, STANDARD_TIME, names(STANDARD)));
    Instant python = Instant.ofEpochMilli(1693657560000L);
    all.add(new Signed(scheme("hubspot"), HUBSPOT, HUBSPOT_SECRET, python, names(HUBSPOT)));
    String empty = FORM + "&FromCity=&FromZip=&Body=Stop+it";
    Call form = call("https://" + PAGE, empty, "X-Twilio-Signature", signTwilio("https://" + PAGE));
    all.add(new Signed(scheme("twilio"), form, TWILIO_SECRET, NOW, names(form)));
    all.add(
        new Signed(scheme("stripe"), STRIPE, "whsec_test_secret", STANDARD_TIME, names(STRIPE)));
    String stamp = Long.toString(NOW.getEpochSecond());
    byte[] mac = Macs.sha256(Macs.utf8("s"), Macs.utf8(stamp + ".{\"phone\":\"0639980001\"}"));
    Call plain =
        call(
            "u",
            "{\"phone\":\"0639980001\"}",
            "X-Timestamp",
            stamp,
            "X-Signature",
            "sha256=" + HexFormat.of().formatHex(mac));
    all.add(new Signed(scheme("hmac-sha256"), plain, "s", NOW, names(plain)));
    Signed chosen = all.get(round % all.size());
    genuine(chosen.scheme().check(chosen.call(), List.of(chosen.secret()), chosen.at()));
    return chosen;
  }

  private static String signTwilio(String url) {
    String fields =
        "BodyStop itCallSidCA1234567890ABCDECaller+14158675309Digits1234From+14158675309FromCityFromZip"
            + "To+18005551212";
    return Macs.base64(Macs.sha1(Macs.utf8(TWILIO_SECRET), Macs.utf8(url + fields)));
  }

  private static List<String> names(Call call) {
    List<String> names = new ArrayList<>(call.headers().keySet());
    names.add("");
    return names;
  }

  private static Call mutate(Call call, List<String> parts, Random random) {
    String part = parts.get(random.nextInt(parts.size()));
    byte[] bytes =
        part.isEmpty() ? call.body().clone() : Macs.utf8(String.valueOf(call.header(part)));
    int at = random.nextInt(bytes.length);
    byte before = bytes[at];
    do {
      bytes[at] = (byte) random.nextInt(256);
    } while (bytes[at] == before);
    return part.isEmpty()
        ? new Call(call.method(), call.url(), call.headers(), bytes)
        : with(call, part, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static Verdict twilio(String url, String body, String signature) {
    Call call = call(url, body, "X-Twilio-Signature", signature);
    return scheme("twilio").check(call, List.of(TWILIO_SECRET), NOW);
  }

  private static Scheme scheme(String name) {
    return Scheme.named(name, settings("", "", ""));
  }

  private static Scheme.Settings settings(String signature, String timestamp, String encoding) {
    return new Scheme.Settings(Duration.ofSeconds(300), signature, timestamp, encoding, "");
  }

  private static Call call(String url, String body, String... headers) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return new Call("POST", url, map, Macs.utf8(body));
  }

  private static Call with(Call call, String header, String value) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.put(header, value);
    return new Call(call.method(), call.url(), headers, call.body());
  }

  private static void genuine(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Genuine.class);
  }

  private static void refused(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
  }
}
