package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Against a real broker, which runs in this process. */
class KafkaTargetIT extends TargetContract {

  private static final EmbeddedKafkaBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);
  private static int topics;
  private final String topic = "opt-outs-" + topics++;
  private String brokers = KAFKA.getBrokersAsString();

  @BeforeAll
  static void startBroker() {
    KAFKA.afterPropertiesSet();
  }

  @AfterAll
  static void stopBroker() {
    KAFKA.destroy();
  }

  @Override
  String sink() {
    return "kamelet:optout-kafka-sink?securityProtocol=PLAINTEXT&topic="
        + topic
        + "&brokers="
        + brokers;
  }

  @Override
  List<String> held() throws Exception {
    TreeSet<String> numbers = new TreeSet<>();
    for (ConsumerRecord<String, String> record : records()) {
      numbers.add(new ObjectMapper().readTree(record.value()).path("number").asText());
    }
    return List.copyOf(numbers);
  }

  @Override
  void goDown() {
    // It never was there: one broker serves all tests, and this one is sent to another address.
    assertThat(brokers).endsWith(":1");
  }

  @Override
  @Test
  void isAnOutageWhenTheTargetIsDown() throws Exception {
    brokers = "127.0.0.1:1";
    super.isAnOutageWhenTheTargetIsDown();
  }

  @Test
  void aRecordIsKeyedByFingerprintAndShapedAsTheSchemaSays() throws Exception {
    start();
    Map<String, Object> change = change(1, "+33639980123");
    change.put("target", "bus");
    change.put("numbers", List.of("+33639980123"));
    change.put("fingerprint", "0000002a-0000-0000-0000-000000000001");
    send(List.of(change), Map.of());

    ConsumerRecord<String, String> record = records().get(0);
    assertThat(record.key()).isEqualTo("0000002a-0000-0000-0000-000000000001");
    assertThat(record.headers()).isEmpty();
    JsonNode value = new ObjectMapper().readTree(record.value());
    JsonNode schema =
        new ObjectMapper()
            .readTree(Path.of("src/main/resources/static/schemas/change.schema.json").toFile());
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(names::add);
    List<String> known = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(known::add);
    assertThat(names).containsExactlyInAnyOrderElementsOf(known);
  }

  private List<ConsumerRecord<String, String>> records() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", KAFKA.getBrokersAsString(), "auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> parts = List.of(new TopicPartition(topic, 0));
      consumer.assign(parts);
      long end = consumer.endOffsets(parts).values().iterator().next();
      consumer.seekToBeginning(parts);
      while (consumer.position(parts.get(0)) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(all::add);
      }
    }
    return all;
  }
}
