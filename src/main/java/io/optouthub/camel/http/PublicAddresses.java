package io.optouthub.camel.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to addresses of the public internet only, unless the name is allowed. It stands
 * where the connection is made, so that no later answer of a name server gets by.
 */
final class PublicAddresses implements DnsResolver {

  private final Set<String> allowed;

  /**
   * @param allowed names, or addresses as they are written in a URL
   */
  PublicAddresses(Set<String> allowed) {
    this.allowed =
        allowed.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (!allowed.contains(host.toLowerCase(Locale.ROOT))) {
      for (InetAddress address : addresses) {
        if (isPrivate(address)) {
          throw new PrivateAddress(host);
        }
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean unique = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
    // RFC 6598, shared by carriers; RFC 6890: 0/8 is this network, 240/4 is reserved.
    boolean special =
        bytes.length == 4 && (first == 0 || first >= 240 || first == 100 && (second & 0xc0) == 64);
    return unique
        || special
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  /** Said instead of connecting. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddress(String host) {
      super(host + " is a private address; allow it by name in optout.http.private-hosts");
    }
  }
}
