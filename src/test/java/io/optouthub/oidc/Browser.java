package io.optouthub.oidc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows redirects from server to server and sends forms, with cookies, as a browser does. */
final class Browser {

  private final CookieManager jar = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(jar).build();
  private final List<String> cookies = new ArrayList<>();

  /** What was asked for, after all redirects. */
  HttpResponse<String> get(URI address) {
    return follow(HttpRequest.newBuilder(address).GET().build());
  }

  /** Fills in the first form of a page and sends it. */
  HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> typed) {
    Matcher form =
        Pattern.compile("(?s)<form[^>]*action=\"([^\"]+)\".*?</form>").matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("No form in " + page.body());
    }
    Map<String, String> fields = new java.util.TreeMap<>(typed);
    Matcher hidden = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>").matcher(form.group());
    while (hidden.find()) {
      fields.put(attribute("name", hidden.group()), attribute("value", hidden.group()));
    }
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Every cookie that was set, with its attributes. */
  List<String> cookies() {
    return cookies;
  }

  private HttpResponse<String> follow(HttpRequest request) {
    HttpResponse<String> answer = send(request);
    for (int i = 0; i < 10 && answer.statusCode() / 100 == 3; i++) {
      URI to = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = send(HttpRequest.newBuilder(to).header("Accept", "text/html").GET().build());
    }
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      cookies.addAll(answer.headers().allValues("Set-Cookie"));
      jar.getCookieStore().getCookies().forEach(Browser::asOfHere);
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To a browser its own machine is as safe as TLS. */
  private static void asOfHere(HttpCookie cookie) {
    cookie.setSecure(false);
    cookie.setVersion(0);
  }

  private static String attribute(String name, String tag) {
    Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
