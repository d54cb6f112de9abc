package io.optouthub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * Makes of each change a record keyed by fingerprint, so that one person's changes stay in order on
 * one partition and compaction keeps the newest. Its shape is {@code /schemas/change.schema.json}.
 */
public final class KafkaRecords implements Processor {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    List<Message> records = new ArrayList<>();
    for (Object each : exchange.getMessage().getBody(List.class)) {
      Map<Object, Object> change = new LinkedHashMap<>((Map<?, ?>) each);
      change.remove("eventTime");
      DefaultMessage record = new DefaultMessage(exchange);
      record.setBody(JSON.writeValueAsString(change));
      record.setHeader(KafkaConstants.KEY, String.valueOf(change.get("fingerprint")));
      records.add(record);
    }
    Arrivals.replace(exchange, records);
  }
}
