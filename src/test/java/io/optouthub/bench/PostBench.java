package io.optouthub.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One opt-out a request, on disk when it is acknowledged. */
class PostBench {

  @Test
  void opposing() throws Exception {
    // On the database that the hub brings along, which writes through to the disk.
    try (BenchHub.Running hub = BenchHub.start("post", Map.of(), Map.of())) {
      AtomicLong person = new AtomicLong();
      Clients.Calls optOut = () -> post("/api/v1/opt-outs", person.getAndIncrement());
      Clients.Calls plain = () -> post("/bench/plain", person.getAndIncrement());
      for (int clients : new int[] {1, 16, 64}) {
        hub.compare(
            "POST /opt-outs, durable, " + clients + " clients",
            clients,
            optOut,
            "insert and upsert in the same server",
            clients == 64 ? 2 : 0,
            1,
            plain);
      }
    }
  }

  private static String post(String path, long person) {
    String body = "{\"phone\":\"" + Numbers.e164(person) + "\"}";
    return "POST "
        + path
        + BenchHub.AS_INTAKE.replace("\r\n\r\n", "\r\nContent-Type: application/json")
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
