package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.intake.SafeXml;
import io.optouthub.intake.payload.Bodies.Body;
import io.optouthub.intake.payload.Bodies.Notification;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Salesforce Outbound Messages: one to a hundred notifications, each one record's fields. */
final class Soap {

  private static final int MOST_FIELDS = 1_000;

  private Soap() {}

  static Body read(byte[] bytes) {
    List<Notification> all = new ArrayList<>();
    try {
      XMLStreamReader xml = SafeXml.reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Notification")) {
          all.add(notification(xml));
        }
        if (all.size() > Bodies.MOST_ITEMS) {
          return new Body.Unusable("at most " + Bodies.MOST_ITEMS + " notifications at once");
        }
      }
    } catch (XMLStreamException e) {
      // Not the parser's message: it repeats what was sent.
      return new Body.Unusable("not XML, or with a document type");
    }
    return all.isEmpty()
        ? new Body.Unusable("no Salesforce notification in it")
        : new Body.Notifications(all);
  }

  private static Notification notification(XMLStreamReader xml) throws XMLStreamException {
    String id = "";
    ObjectNode fields = Bodies.JSON.createObjectNode();
    boolean inObject = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (name.equals("sObject")) {
          inObject = true;
        } else if (inObject) {
          field(fields, name, xml.getElementText());
        } else if (name.equals("Id")) {
          id = xml.getElementText().strip();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("Notification")) {
          return new Notification(id, fields);
        }
        inObject &= !xml.getLocalName().equals("sObject");
      }
    }
    throw new XMLStreamException("It ends within a notification");
  }

  private static void field(ObjectNode fields, String name, String value)
      throws XMLStreamException {
    if (fields.has(name) || fields.size() >= MOST_FIELDS) {
      throw new XMLStreamException("A field stands twice, or there are too many");
    }
    fields.put(name, value);
  }
}
