package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.optout.Email;
import io.optouthub.optout.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes the links that whoever sends mailings puts into their head. */
@RestController
@Tag(name = "Requests")
class UnsubscribeApi {

  private final UnsubscribeLinks links;

  UnsubscribeApi(UnsubscribeLinks links) {
    this.links = links;
  }

  @Operation(
      summary = "A link for one-click unsubscription (RFC 8058)",
      description =
          "Role intake. The address stands in the link sealed; the two headers go into the mail,"
              + " both covered by its DKIM signature.")
  @ApiResponse(responseCode = "200", description = "The link, and the headers to send")
  @ApiResponse(responseCode = "422", description = "Which field cannot be taken, and why")
  @PostMapping(path = "/api/v1/unsubscribe-links", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> link(
      @RequestBody LinkRequest request, @AuthenticationPrincipal Caller caller) {
    if (!caller.sees(UnsubscribePage.CHANNEL)) {
      return Problem.of(HttpStatus.FORBIDDEN, "This key is for other channels than one-click");
    }
    Email address;
    Scope scope;
    try {
      address = new Email(request.email() == null ? "" : request.email().strip());
      boolean all = request.brand() == null || request.brand().isBlank();
      scope = all ? Scope.ALL : new Scope(String.valueOf(request.brand()));
    } catch (IllegalArgumentException e) {
      return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "email or brand cannot be taken");
    }
    String url =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/unsubscribe/" + links.token(address, scope))
            .toUriString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("List-Unsubscribe", "<" + url + ">");
    headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return ResponseEntity.ok(new Link(url, headers));
  }

  /**
   * @param brand every brand if absent
   */
  record LinkRequest(@Nullable String email, @Nullable String brand) {}

  /**
   * @param headers by name
   */
  record Link(String url, Map<String, String> headers) {}
}
