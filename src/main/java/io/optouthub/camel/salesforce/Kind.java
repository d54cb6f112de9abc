package io.optouthub.camel.salesforce;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of records that stand for people, with their standard fields (Object Reference, v62).
 */
enum Kind {
  CONTACT("Contact", List.of("Phone", "MobilePhone", "HomePhone", "OtherPhone"), "Email", ""),
  LEAD("Lead", List.of("Phone", "MobilePhone"), "Email", "IsConverted = false"),
  PERSON_ACCOUNT(
      "Account",
      List.of("Phone", "PersonMobilePhone", "PersonHomePhone", "PersonOtherPhone"),
      "PersonEmail",
      "IsPersonAccount = true");

  final String type;
  final List<String> phones;
  final String email;

  /** In SOSL and SOQL; a converted lead can no longer be written. */
  final String condition;

  Kind(String type, List<String> phones, String email, String condition) {
    this.type = type;
    this.phones = phones;
    this.email = email;
    this.condition = condition;
  }

  /**
   * @param words as a parameter names them: Contact, Lead, PersonAccount
   */
  static List<Kind> of(String words) {
    List<Kind> kinds = new ArrayList<>();
    for (String word : words.trim().split("\\s*,\\s*")) {
      kinds.add(
          switch (word) {
            case "Contact" -> CONTACT;
            case "Lead" -> LEAD;
            case "PersonAccount" -> PERSON_ACCOUNT;
            default ->
                throw new IllegalArgumentException(
                    "objects: '" + word + "' is none of Contact, Lead, PersonAccount");
          });
    }
    return kinds;
  }

  static Kind ofType(String type) {
    for (Kind kind : values()) {
      if (kind.type.equals(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Salesforce answered with a " + type);
  }

  /** The field that names the individual behind it, of whom consents are kept. */
  String individual() {
    return this == PERSON_ACCOUNT ? "PersonIndividualId" : "IndividualId";
  }

  /** A contact's field as it is called on a person account. */
  String field(String name) {
    if (this != PERSON_ACCOUNT) {
      return name;
    }
    return name.endsWith("__c") ? name.replaceFirst("__c$", "__pc") : "Person" + name;
  }
}
