package io.optouthub.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLS to databases, the register's and those of targets: where an address does not say, the
 * certificate is verified, and the name in it. On this machine there is nobody between.
 */
public final class DatabaseTls {

  private static final Pattern SAID = Pattern.compile("(?i)[?&](sslmode|ssl|usessl)=([^&]*)");
  private static final Pattern HOSTS = Pattern.compile("jdbc:[^/?]*//([^/?]*).*");
  private static final String HERE =
      "(?i)(localhost|127(\\.\\d+){3}|\\[::1]|jdbc:postgresql:[^/]*)(:\\d+)?";

  private DatabaseTls() {}

  /** What its driver is to be told; nothing where the address says it, or needs none. */
  public static Map<String, String> properties(String url) {
    Map<String, String> properties = new LinkedHashMap<>();
    if (SAID.matcher(url).find() || isHere(url)) {
      return properties;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      properties.put("sslmode", "verify-full");
      if (!url.contains("sslrootcert=") && !url.contains("sslfactory=")) {
        // The authorities that Java trusts, as for everything else; not a file in somebody's home.
        properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      }
    } else if (url.startsWith("jdbc:mariadb:")) {
      properties.put("sslMode", "verify-full");
    } else if (url.startsWith("jdbc:mysql:")) {
      properties.put("sslMode", "VERIFY_IDENTITY");
    }
    return properties;
  }

  /** Whether the address asks for a connection whose other end nobody verifies. */
  public static boolean isWaived(String url) {
    Matcher said = SAID.matcher(url);
    return said.find() && !isHere(url) && !said.group(2).matches("(?i)verify.*|true");
  }

  private static boolean isHere(String url) {
    Matcher hosts = HOSTS.matcher(url);
    String all = hosts.matches() ? hosts.group(1) : url.replaceFirst("\\?.*", "");
    for (String host : all.split(",", -1)) {
      if (!host.matches(HERE)) {
        return false;
      }
    }
    return true;
  }
}
