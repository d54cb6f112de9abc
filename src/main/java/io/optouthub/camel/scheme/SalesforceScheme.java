package io.optouthub.camel.scheme;

import io.optouthub.intake.SafeXml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Salesforce Outbound Messages, which are not signed: a secret in the address ({@code ?secret=}) or
 * as a bearer token, and the organization that sends.
 *
 * @param organizationId 15 or 18 characters; empty: any. It is no secret, so it never stands alone
 */
record SalesforceScheme(String organizationId) implements Scheme {

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    List<String> wanted = new ArrayList<>(secrets);
    secrets.forEach(secret -> wanted.add("Bearer " + secret));
    String header = call.header("Authorization");
    String queried = call.queried("secret");
    boolean good = header != null && header.startsWith("Bearer ") && Macs.among(wanted, header);
    good |= queried != null && Macs.among(secrets, queried);
    if (!good) {
      return new Verdict.Refused("the address must end with ?secret= and the agreed secret");
    }
    return organizationId.isBlank() || sentBy(organizationId, call.body())
        ? new Verdict.Genuine("")
        : new Verdict.Refused("not sent by the agreed organization");
  }

  /** The first 15 characters tell organizations apart, the rest is a check. */
  private static boolean sentBy(String organization, byte[] body) {
    try {
      XMLStreamReader xml = SafeXml.reader(body);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT
            && xml.getLocalName().equals("OrganizationId")) {
          String given = xml.getElementText().strip();
          return given.length() >= 15
              && organization.length() >= 15
              && Macs.among(List.of(organization.substring(0, 15)), given.substring(0, 15));
        }
      }
    } catch (XMLStreamException e) {
      return false;
    }
    return false;
  }
}
