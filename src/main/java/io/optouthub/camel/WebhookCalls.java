package io.optouthub.camel;

import io.optouthub.camel.scheme.Call;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;

/** Reads a call as its sender sent it: from the request itself, not from Camel's headers of it. */
final class WebhookCalls {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#]+/?");

  private WebhookCalls() {}

  static Call read(Exchange exchange, String publicUrl) {
    if (!(exchange.getMessage() instanceof PlatformHttpMessage message)) {
      throw new IllegalStateException("A webhook stands behind platform-http");
    }
    HttpServletRequest request = message.getRequest();
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, String.join(",", Collections.list(request.getHeaders(name))));
    }
    return new Call(request.getMethod(), url(request, publicUrl), headers, RawBodies.of(request));
  }

  /** The public address, with path and query as they came where it does not give a path. */
  private static String url(HttpServletRequest request, String publicUrl) {
    String address = request.getRequestURL().toString();
    if (ORIGIN.matcher(publicUrl).matches()) {
      address = publicUrl.replaceFirst("/$", "") + request.getRequestURI();
    } else if (!publicUrl.isBlank()) {
      address = publicUrl;
    }
    String query = request.getQueryString();
    return query == null || address.contains("?") ? address : address + "?" + query;
  }
}
