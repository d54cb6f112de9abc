package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** What one address and one key may do, in this hub. */
@Component
class Limits {

  final Allowance sending;
  final Allowance lookups;
  final Allowance failures;
  final Allowance keys;
  final int underWay;

  Limits(LimitSettings settings) {
    sending = new Allowance(settings.address(), Duration.ofMinutes(1));
    lookups = new Allowance(settings.lookups(), Duration.ofMinutes(1));
    failures = new Allowance(settings.failures(), Duration.ofMinutes(10));
    keys = new Allowance(settings.key(), Duration.ofSeconds(1));
    underWay = settings.underWay();
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
