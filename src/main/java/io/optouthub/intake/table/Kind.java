package io.optouthub.intake.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes. */
public enum Kind {
  TEXT,
  HTML,
  JSON,
  GZIP,
  ZIP,
  XML("an XML document; save it as .xlsx or CSV"),
  OLD_OFFICE("an old (.xls) or an encrypted Office file; save it as .xlsx without a password"),
  PDF("a PDF; send a table"),
  IMAGE("a picture; send a table"),
  PGP("encrypted by PGP; this channel has no key"),
  SEVEN_ZIP("a 7z archive; send a ZIP"),
  RAR("a RAR archive; send a ZIP"),
  RTF("a text document (RTF); send a table"),
  PARQUET("a Parquet file; send CSV");

  /** Why it is refused, empty where it can be read. */
  public final String refusal;

  Kind() {
    this("");
  }

  Kind(String refusal) {
    this.refusal = refusal;
  }

  public static Kind of(byte[] b) {
    if (starts(b, 'P', 'K', 3, 4) || starts(b, 'P', 'K', 5, 6) || starts(b, 'P', 'K', 7, 8)) {
      return ZIP;
    }
    if (starts(b, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (starts(b, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OLD_OFFICE;
    }
    if (starts(b, '%', 'P', 'D', 'F')) {
      return PDF;
    }
    if (starts(b, 0x89, 'P', 'N', 'G') || starts(b, 0xFF, 0xD8, 0xFF) || starts(b, 'G', 'I', 'F')) {
      return IMAGE;
    }
    if (starts(b, '7', 'z', 0xBC, 0xAF)) {
      return SEVEN_ZIP;
    }
    if (starts(b, 'R', 'a', 'r', '!')) {
      return RAR;
    }
    if (starts(b, '{', '\\', 'r', 't', 'f')) {
      return RTF;
    }
    if (starts(b, 'P', 'A', 'R', '1')) {
      return PARQUET;
    }
    String text = new String(b, 0, Math.min(b.length, 200), StandardCharsets.UTF_8).strip();
    text = text.startsWith("\uFEFF") ? text.substring(1).strip() : text;
    if (text.startsWith("-----BEGIN PGP MESSAGE") || pgp(b)) {
      return PGP;
    }
    String tag = text.toLowerCase(Locale.ROOT);
    if (tag.matches("(?s)(<!doctype html|<html|<table|<head|<meta|<body|<style).*")) {
      return HTML;
    }
    if (tag.startsWith("<?xml")) {
      return tag.contains("<html") ? HTML : XML;
    }
    return text.startsWith("{") || text.matches("(?s)\\[\\s*\\{.*") ? JSON : TEXT;
  }

  /** The packets that an encrypted message begins with (RFC 9580, section 4.3), never text. */
  private static boolean pgp(byte[] b) {
    boolean session = starts(b, 0x84) || starts(b, 0x85) || starts(b, 0xC1) || starts(b, 0xC3);
    int version = starts(b, 0x85) ? 3 : 2;
    return session && b.length > version && b[version] == 3;
  }

  static boolean starts(byte[] sample, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= sample.length || (sample[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
