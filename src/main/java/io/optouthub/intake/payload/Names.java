package io.optouthub.intake.payload;

import io.optouthub.intake.Plain;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names of fields mean, however they are written: {@code phone_number}, {@code
 * PhoneNumber__c}.
 */
final class Names {

  private static final Set<String> PHONE =
      Set.of(
          "phone",
          "phones",
          "phonenumber",
          "phonenumbers",
          "phoneno",
          "phonee164",
          "e164",
          "mobile",
          "mobiles",
          "mobilephone",
          "mobilenumber",
          "mobileno",
          "mobilephonenumber",
          "cell",
          "cellphone",
          "cellnumber",
          "cellular",
          "homephone",
          "otherphone",
          "landline",
          "msisdn",
          "msisdns",
          "tel",
          "tels",
          "telephone",
          "telephones",
          "telephonenumber",
          "telmobile",
          "telfixe",
          "telephonemobile",
          "telephonefixe",
          "gsm",
          "portable",
          "numbers",
          "numtel",
          "numerotelephone",
          "numerodetelephone",
          "numeromobile",
          "telefono",
          "telefon",
          "telefonnummer",
          "rufnummer",
          "handynummer",
          "mobilnummer",
          "movil",
          "telefonomovil",
          "cellulare",
          "telefoon",
          "telefoonnummer",
          "businessphone",
          "workphone",
          "primaryphone",
          "contactphone",
          "contactnumber",
          "telephonehome",
          "telefone",
          "celular",
          "telemovel",
          "waid");
  private static final Set<String> EMAIL =
      Set.of(
          "email",
          "emails",
          "emailaddress",
          "emailaddresses",
          "mail",
          "mails",
          "mailaddress",
          "courriel",
          "adressemail",
          "adresseemail",
          "correo",
          "correoelectronico",
          "indirizzoemail",
          "emailadres");
  private static final Pattern PERSON =
      Pattern.compile(
          "(contact|customer|client|cliente|lead|person|subscriber|prospect|recipient|member"
              + "|profile|patient|consumer|individual|buyer|donor|kunde|personne|abonne|requester)s?");
  private static final Pattern SOMEBODY_ELSE =
      Pattern.compile(
          ".*(agent|owner|user|caller|company|organi[sz]ation|operator|salesrep|advis[eo]r|assignee"
              + "|createdby|updatedby|modifiedby|manager|employee|employer|vendor|seller|merchant"
              + "|supplier|assistant|support|referrer|emergencycontact|previous.*)"
              + "|account|sender|store|shop|brand|campaign|team|old|oldvalue|oldvalues|before|original|to|from"
              + "|assignedto|changes|metadata|conseiller|entreprise|societe");
  private static final Set<String> TRANSPARENT =
      Set.of(
          "data",
          "payload",
          "body",
          "object",
          "objects",
          "properties",
          "attributes",
          "fields",
          "record",
          "records",
          "event",
          "events",
          "message",
          "content",
          "details",
          "detail",
          "contactinfo",
          "contactdetails",
          "contactinformation",
          "coordinates",
          "coordonnees",
          "resource",
          "item",
          "items",
          "entity",
          "current",
          "new",
          "after",
          "value",
          "result",
          "request",
          "notification",
          "notifications",
          "traits",
          "communication",
          "identity",
          "identities",
          "identifiers",
          "customfields",
          "custom",
          "results",
          "entries",
          "list");

  private Names() {}

  /** Lower case, letters and digits only, without a custom field's ending. */
  static String of(String name) {
    return Plain.of(name.replaceFirst("__(c|pc)$", ""))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }

  static boolean phone(String name) {
    return PHONE.contains(name) || PHONE.contains(withoutPerson(name));
  }

  static boolean email(String name) {
    return EMAIL.contains(name) || EMAIL.contains(withoutPerson(name));
  }

  static boolean person(String name) {
    return PERSON.matcher(name).matches();
  }

  static boolean somebodyElse(String name) {
    return SOMEBODY_ELSE.matcher(name).matches();
  }

  static boolean transparent(String name) {
    return TRANSPARENT.contains(name);
  }

  private static String withoutPerson(String name) {
    // "telephone1" and "emailaddress2" as Dynamics has them.
    return name.replaceFirst("^" + PERSON.pattern(), "").replaceFirst("(?<=[a-z])[1-9]$", "");
  }
}
