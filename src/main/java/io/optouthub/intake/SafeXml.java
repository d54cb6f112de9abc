package io.optouthub.intake;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML from outside: no document type, so neither entities of its own nor external ones. */
public final class SafeXml {

  private SafeXml() {}

  /**
   * @throws XMLStreamException here or while reading, when it is no XML or has a document type
   */
  public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    // The JDK's own: one found on the class path may name these properties otherwise.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is fetched");
        });
    return new NoDoctype(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
  }

  /** Refuses a document type where the parser would only skip it. */
  private static final class NoDoctype extends javax.xml.stream.util.StreamReaderDelegate {

    NoDoctype(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == DTD) {
        throw new XMLStreamException("A document type is not allowed");
      }
      return event;
    }
  }
}
