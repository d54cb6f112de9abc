package io.optouthub.camel;

import io.optouthub.camel.scheme.Call;
import io.optouthub.camel.scheme.Scheme;
import io.optouthub.camel.scheme.Verdict;
import io.optouthub.intake.Raw;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets a webhook in that proves itself: the raw bytes are checked before anything parses them. */
public final class Webhook implements Processor {

  private String scheme = "hmac-sha256";
  private String secret = "";
  private String secondSecret = "";
  private long tolerance = 300;
  private String publicUrl = "";
  private String signatureHeader = "";
  private String timestampHeader = "";
  private String encoding = "";
  private String organizationId = "";

  /** How the sender proves itself, a name of {@link Scheme#named}. */
  public void setScheme(String scheme) {
    this.scheme = scheme;
    scheme();
  }

  /** The secret that the sender signs with; must not be empty. */
  public void setSecret(String secret) {
    this.secret = secret;
  }

  /** Also good, while the sender changes from one secret to the next; none if empty. */
  public void setSecondSecret(String secondSecret) {
    this.secondSecret = secondSecret;
  }

  /** How far the sender's clock may be from ours, in seconds. */
  public void setTolerance(long tolerance) {
    this.tolerance = tolerance;
  }

  /** The address that the sender calls, where a proxy stands before the hub. */
  public void setPublicUrl(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Where the signature stands; the scheme's own header if empty. */
  public void setSignatureHeader(String signatureHeader) {
    this.signatureHeader = signatureHeader;
  }

  /** Where the time stamp stands; {@code none} if the sender signs the body alone. */
  public void setTimestampHeader(String timestampHeader) {
    this.timestampHeader = timestampHeader;
  }

  /** How {@code hmac-sha256} is written: {@code hex} or {@code base64}. */
  public void setEncoding(String encoding) {
    this.encoding = encoding;
  }

  /** The Salesforce organization that sends; any if empty. */
  public void setOrganizationId(String organizationId) {
    this.organizationId = organizationId;
  }

  @Override
  public void process(Exchange exchange) {
    WebhookAnswers.as(exchange, scheme);
    Call call = WebhookCalls.read(exchange, publicUrl);
    if (call.body().length > RawBodies.LIMIT) {
      throw new WebhookRefused(413, "Too large", "a body may have 1 MiB");
    }
    Clock clock = exchange.getContext().getRegistry().findSingleByType(Clock.class);
    Clock ticking = clock == null ? Clock.systemUTC() : clock;
    Verdict verdict = scheme().check(call, secrets(), ticking.instant());
    if (verdict instanceof Verdict.Refused refused) {
      throw new WebhookRefused(401, "Not signed as agreed", refused.reason());
    }
    Arrivals.replace(exchange, new Raw.Webhook(call.body(), ((Verdict.Genuine) verdict).id()));
  }

  private Scheme scheme() {
    return Scheme.named(
        scheme,
        new Scheme.Settings(
            Duration.ofSeconds(tolerance),
            signatureHeader,
            timestampHeader,
            encoding,
            organizationId));
  }

  private List<String> secrets() {
    // An empty secret would be one that everybody knows.
    return Stream.of(secret, secondSecret).filter(s -> !s.isBlank()).toList();
  }
}
