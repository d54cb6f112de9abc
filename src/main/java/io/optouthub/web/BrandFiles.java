package io.optouthub.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The colours and the logo of a brand. */
@Controller
class BrandFiles {

  private final Brands brands;

  BrandFiles(Brands brands) {
    this.brands = brands;
  }

  @GetMapping("/brands/{brand}/look.css")
  ResponseEntity<String> css(@PathVariable String brand) {
    return answer(brands.css(brand), new MediaType("text", "css"));
  }

  @GetMapping("/brands/{brand}/logo")
  ResponseEntity<byte[]> logo(@PathVariable String brand) {
    Optional<Brands.Logo> logo = brands.logo(brand);
    return answer(
        logo.map(Brands.Logo::bytes),
        logo.map(Brands.Logo::type).map(MediaType::valueOf).orElse(MediaType.ALL));
  }

  private static <T> ResponseEntity<T> answer(Optional<T> body, MediaType type) {
    return body.map(
            known ->
                ResponseEntity.ok()
                    .contentType(type)
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                    .body(known))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
