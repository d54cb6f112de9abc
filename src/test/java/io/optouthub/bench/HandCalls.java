package io.optouthub.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Sends lines with the JDK's client.
 *
 * @param records a call; more than one go as an array
 * @param inFlight calls at a time; the next one begins as soon as one of them is answered
 */
record HandCalls(HttpClient client, URI to, int records, int inFlight) implements HandLoop.Target {

  static HandCalls of(URI to, int records, int inFlight) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new HandCalls(client, to, records, inFlight);
  }

  @Override
  public void take(Connection connection, List<HandLoop.Line> page) throws Exception {
    Semaphore free = new Semaphore(inFlight);
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (int from = 0; from < page.size(); from += records) {
      HttpRequest call = call(page.subList(from, Math.min(page.size(), from + records)));
      if (inFlight == 1) {
        check(client.send(call, BodyHandlers.discarding()));
        continue;
      }
      free.acquire();
      calls.add(
          client
              .sendAsync(call, BodyHandlers.discarding())
              .whenComplete((answer, failure) -> free.release())
              .thenAccept(HandCalls::check));
    }
    calls.forEach(CompletableFuture::join);
  }

  private HttpRequest call(List<HandLoop.Line> lines) {
    String body =
        lines.stream()
            .map(
                line ->
                    "{\"number\": \""
                        + line.number()
                        + "\", \"since\": \""
                        + line.since().toInstant()
                        + "\"}")
            .collect(Collectors.joining(", "));
    return HttpRequest.newBuilder(to)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(records == 1 ? body : "[" + body + "]"))
        .build();
  }

  private static void check(HttpResponse<?> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("HTTP " + answer.statusCode());
    }
  }
}
