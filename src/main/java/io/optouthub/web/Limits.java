package io.optouthub.web;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Identity;
import io.optouthub.optout.OptOut;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** What one address and one key may do, in this hub. */
@Component
class Limits {

  final Allowance sending;
  final Allowance lookups;
  final Allowance readings;
  final Allowance failures;
  final Allowance keys;
  final Allowance presented;
  final Allowance hooks;
  final int underWay;
  private final Allowance inForms;
  private final Allowance byApi;
  private final byte[] secret = new byte[32];

  Limits(LimitSettings settings) {
    sending = new Allowance(settings.address(), Duration.ofMinutes(1));
    lookups = new Allowance(settings.lookups(), Duration.ofMinutes(1));
    readings = new Allowance(settings.readings(), Duration.ofMinutes(1));
    failures = new Allowance(settings.failures(), Duration.ofMinutes(10));
    keys = new Allowance(settings.key(), Duration.ofSeconds(1));
    presented = new Allowance(settings.key(), Duration.ofSeconds(1));
    hooks = new Allowance(settings.webhook(), Duration.ofSeconds(1));
    inForms = new Allowance(settings.number(), Duration.ofHours(1));
    byApi = new Allowance(settings.numberApi(), Duration.ofHours(1));
    underWay = settings.underWay();
    new SecureRandom().nextBytes(secret);
  }

  /**
   * Counts each number and address of a request, known or not, under a mark that only this process
   * can make.
   *
   * @throws TooOften when one of them has been named too often
   */
  void count(Arrival.Kind kind, List<OptOut> requests) {
    marks(requests)
        .map(allowance(kind)::take)
        .filter(wait -> !wait.isZero())
        .max(Comparator.naturalOrder())
        .ifPresent(
            wait -> {
              throw new TooOften(wait);
            });
  }

  /** Of a request that was not taken, through no fault of its sender. */
  void uncount(Arrival.Kind kind, List<OptOut> requests) {
    marks(requests).forEach(allowance(kind)::giveBack);
  }

  private Allowance allowance(Arrival.Kind kind) {
    return kind == Arrival.Kind.API ? byApi : inForms;
  }

  private Stream<String> marks(List<OptOut> requests) {
    return requests.stream().map(request -> mark(request.identity())).distinct();
  }

  private String mark(Identity identity) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] value = identity.value().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(value), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }

  /** Whoever has one address of IPv6 has a network of them. */
  static String address(HttpServletRequest request) {
    String text = String.valueOf(request.getRemoteAddr());
    try {
      // Of digits, never of a name: nothing is looked up.
      InetAddress address = text.matches("[0-9a-fA-F:.%]+") ? InetAddress.getByName(text) : null;
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
          : text;
    } catch (UnknownHostException e) {
      return text;
    }
  }
}
