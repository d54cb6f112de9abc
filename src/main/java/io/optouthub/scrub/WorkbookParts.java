package io.optouthub.scrub;

import io.optouthub.intake.SafeXml;
import io.optouthub.intake.table.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a workbook that hold cells and their texts.
 *
 * @param sheets relation to part
 * @param texts the parts of shared texts
 */
record WorkbookParts(Map<String, String> sheets, Set<String> texts) {

  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final int LONGEST = 4 * 1024 * 1024;

  static WorkbookParts of(ZipFile workbook) throws IOException {
    ZipEntry relations = workbook.getEntry(RELATIONS);
    if (relations == null) {
      throw new Unreadable("the workbook is damaged");
    }
    WorkbookParts parts = new WorkbookParts(new TreeMap<>(), new TreeSet<>());
    try (InputStream in = workbook.getInputStream(relations)) {
      XMLStreamReader xml = SafeXml.reader(in.readNBytes(LONGEST));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          parts.add(
              String.valueOf(xml.getAttributeValue(null, "Id")),
              String.valueOf(xml.getAttributeValue(null, "Type")),
              String.valueOf(xml.getAttributeValue(null, "Target")));
        }
      }
    } catch (XMLStreamException e) {
      throw new Unreadable("the workbook is damaged");
    }
    return parts;
  }

  private void add(String id, String type, String target) {
    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
    if (type.endsWith("/worksheet")) {
      sheets.put(id, part);
    } else if (type.endsWith("/sharedStrings")) {
      texts.add(part);
    }
  }

  /**
   * @throws Unreadable for a sheet that is not where the workbook says
   */
  String sheet(String relation, ZipFile workbook) throws Unreadable {
    String part = sheets.get(relation);
    if (part == null || workbook.getEntry(part) == null) {
      throw new Unreadable("the workbook is damaged");
    }
    return part;
  }
}
