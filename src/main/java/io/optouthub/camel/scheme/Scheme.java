package io.optouthub.camel.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One way of proving a call; compares in constant time. */
public interface Scheme {

  /**
   * @param secrets those that are good now, none empty; without any nothing is genuine
   */
  Verdict check(Call call, List<String> secrets, Instant now);

  /**
   * The scheme of that name.
   *
   * @throws IllegalArgumentException naming the schemes there are
   */
  static Scheme named(String name, Settings settings) {
    return switch (name) {
      case "hmac-sha256" -> new HmacScheme(settings);
      case "standard" -> new StandardScheme(settings.tolerance());
      case "stripe" ->
          new StripeScheme(settings.signatureOr("Stripe-Signature"), settings.tolerance());
      case "hubspot" -> new HubSpotScheme(settings.tolerance());
      case "twilio" -> new TwilioScheme();
      case "bearer" -> new BearerScheme();
      case "salesforce" -> new SalesforceScheme(settings.organizationId());
      default ->
          throw new IllegalArgumentException(
              "scheme: one of hmac-sha256, standard, stripe, hubspot, twilio, bearer, salesforce");
    };
  }

  /**
   * What a channel may say about its scheme; empty where it says nothing.
   *
   * @param tolerance how far the sender's clock may be off
   * @param encoding {@code hex} or {@code base64}
   * @param timestampHeader {@code none} for a sender that signs the body alone
   */
  record Settings(
      Duration tolerance,
      String signatureHeader,
      String timestampHeader,
      String encoding,
      String organizationId) {

    String signatureOr(String header) {
      return signatureHeader.isBlank() ? header : signatureHeader;
    }
  }
}
