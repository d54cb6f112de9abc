package io.optouthub.camel;

/** A webhook call that is answered with an HTTP status and goes no further. */
final class WebhookRefused extends RuntimeException {

  final int status;
  final String title;
  final String detail;

  WebhookRefused(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }
}
