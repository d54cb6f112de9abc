package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;

import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Arrival;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Identities are sent in every wrong way; neither the answers nor the log may repeat one. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class QuietTest {

  private static final String DIGITS = "99001234";

  @Autowired private Intake intake;
  @Autowired private PhoneNumbers numbers;
  private final int port;

  QuietTest(@LocalServerPort int port) {
    this.port = port;
  }

  @Test
  void whatGoesWrongIsToldWithoutWhomItIsAbout(CapturedOutput output) throws IOException {
    given(numbers.read(anyString(), anyString()))
        .willThrow(new IllegalStateException("cannot read +33199001234"));
    given(intake.take(any(Arrival.class), any()))
        .willThrow(new IllegalStateException("cannot take a@99001234.example.org"));
    String check = "/api/v1/check?phone=+33199001234";
    String post = "/api/v1/opt-outs";
    for (String request :
        List.of(
            head("GET", check + "<>"),
            head("GET", check + "%zz"),
            head("GET", check),
            head("GET", "/api/v1/intake?after=+33199001234x"),
            head("GET", "/api/v1/channels/+33199001234"),
            head("GET", "/requests/+33199001234;x=1"),
            head("GET", "/%2e%2e/+33199001234"),
            head("33199001234", "/"),
            body(post, "application/json", "{\"phone\": \"+33199001234\"}"),
            body(post, "application/json", "{\"phone\": +33199001234}"),
            body(post, "application/json", "{\"email\": \"a@99001234.example.org\"}"),
            body(post, "application/json", "{\"+33199001234\": {}}"),
            body(post, "application/json", "{\"media\": {\"+33199001234\": 1}}"),
            body(post, "text/+33199001234", "x"),
            body("/", "application/x-www-form-urlencoded", "phone=%zz99001234&stop=voice"),
            body("/", "application/x-www-form-urlencoded", "phone=0199001234&stop=voice"))) {
      String answer = exchange(request);
      assertThat(answer).as(request).containsPattern("^HTTP/1.1 [45]\\d\\d").doesNotContain(DIGITS);
    }
    assertThat(output.getAll()).contains("event=request-failed").doesNotContain(DIGITS);
  }

  private static String head(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + (path.contains("check") ? "check" : "read")
        + "\r\n\r\n";
  }

  private static String body(String path, String type, String body) {
    return head("POST", path)
        .replace(
            "read\r\n\r\n",
            "intake\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n")
        .concat(body);
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
