package io.optouthub.intake.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Channel;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.intake.TestIntake;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What is read out of payloads as CRMs, messaging services and home-made systems write them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadReaderTest {

  private AnnotationConfigApplicationContext context;
  private PayloadReader reader;

  @BeforeAll
  void start() {
    Register none = TestIntake.register(submission -> {});
    context = TestIntake.context(none, Clock.systemUTC());
    reader = context.getBean(PayloadReader.class);
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'phone':'0639980001'} | +33639980001:voice",
        "{'telefono':'0639980001','canal':'SMS','baja':true} | +33639980001:sms",
        "{'event':'contact.unsubscribed','contact':{'phone':'0639980001'}} | +33639980001:voice",
        "{'type':'customer.opted_out','data':{'contact':{'phone':'+33639980001','email':'a@example.com'}}} | +33639980001:voice a@example.com:email",
        "{'customer':{'phones':['0639980001','0639980002']}} | +33639980001:voice +33639980002:voice",
        "{'customer':{'phones':[{'type':'mobile','number':'0639980001'},{'type':'home','number':'0199000002'}]}} | +33639980001:voice +33199000002:voice",
        "{'event':'contact.updated','contact':{'mobile_phone':'0639980001','opt_out':true}} | +33639980001:voice",
        "{'id':1,'subscribed':false,'email':'a@example.com'} | a@example.com:email",
        "{'doNotCall':true,'phone':'0639980001','email':'a@example.com'} | +33639980001:voice",
        "{'HasOptedOutOfEmail':true,'DoNotCall':false,'Phone':'0199000001','Email':'a@example.com'} | a@example.com:email",
        "{'action':'unsubscribe','agent':{'phone':'0199000009'},'lead':{'tel':'0639980001'}} | +33639980001:voice",
        "{'event':'dnc.added','from_number':'0199000009','customer_phone':'0639980001'} | +33639980001:voice",
        "{'event':'sms_unsubscribe','contact':{'phone':'0639980001'}} | +33639980001:sms",
        "{'phone':'0639980001','channel':'sms','status':'unsubscribed'} | +33639980001:sms",
        "{'phone':'0639980001','channel':'web','status':'unsubscribed'} | +33639980001:voice",
        "{'preferences':{'calls':false,'email':true},'contact':{'phone':'0639980001','email':'a@example.com'}} | +33639980001:voice",
        "{'phone':'0639980001','custom_fields':[{'name':'city','value':'Lyon'},{'name':'do_not_call','value':'true'}]} | +33639980001:voice",
        "{'properties':{'phone':{'value':'0639980001'},'hs_email_optout':{'value':'false'},'do_not_call':{'value':'true'}}} | +33639980001:voice",
        "{'contact':{'phone':'0639980001','email':'a@example.com','consents':[{'channel':'voice','granted':false},{'channel':'email','granted':true}]}} | +33639980001:voice",
        "{'properties':{'phone':{'value':'0639980001'},'email':{'value':'a@example.com'},'hs_email_optout':{'value':'true'}}} | a@example.com:email",
        "{'event':'contact.updated','changes':{'do_not_call':{'old':false,'new':true}},'contact':{'phone':'0639980001'}} | +33639980001:voice",
        "{'phone':'0639980001','unsubscribed':'2026-11-20T10:00:00Z'} | +33639980001:voice",
        "{'phone':'0639980001','status':'active','marketing':{'sms':false,'email':true}} | +33639980001:sms",
        "{'event':'consent.updated','consent':false,'contact':{'phone':'0639980001'}} | +33639980001:voice",
        "{'event':'consent.revoked','person':{'phoneNumber':'0639980001'}} | +33639980001:voice",
        "{'event':'gdpr.erase','contact':{'phone':'0639980001'}} | +33639980001:voice,sms,post",
        "{'from':'+33639980001','to':'+33199000009','text':'STOP','type':'inbound'} | +33639980001:voice",
        "{'unsubscribed_at':'2026-11-20T10:00:00Z','phone':'0639980001'} | +33639980001:voice",
        "{'phone':33639980001,'timestamp':1793657560000} | +33639980001:voice",
        "{'numero_telephone':'06 39 98 00 01','motif':'ne veut plus etre appele'} | +33639980001:voice",
        "MessageSid=SM1&From=%2B33639980001&To=%2B33199000009&Body=STOP&OptOutType=STOP | +33639980001:sms",
        "SmsSid=SM1&From=%2B33639980001&To=38080&Body=Arr%C3%AAt | +33639980001:sms",
        "phone=06+39+98+00+01&wish=opt-out | +33639980001:voice",
        "lead_id=1&phone_code=33&phone_number=639980001&dispo=DNC&caller_id=0199000009 | +33639980001:voice",
        "type=unsubscribe&data%5Bid%5D=1&data%5Bemail%5D=a%40example.com&data%5Bmerges%5D%5BEMAIL%5D=a%40example.com | a@example.com:email",
        "{'donotphone':false,'donotemail':true,'telephone1':'0199000001','emailaddress1':'a@example.com'} | a@example.com:email",
        "{'event':'contact.optout','contact':{'phones':{'mobile':'0639980001','home':null}},'agent':{'phone':'0199000009'}} | +33639980001:voice",
        "{'action':'add_to_dnc','number':33639980001,'campaignId':199000009} | +33639980001:voice",
        "{'msisdn':'33639980001','to':'33199000009','text':'Stop','keyword':'STOP'} | +33639980001:sms",
        "{'eventType':'OPT_OUT','data':{'phoneNumber':'07700 900130','countryCode':'GB'}} | +447700900130:voice",
      })
  void findsWhoAsksAndWhat(String body, String expected) {
    Item item = read(body);
    assertThat(item.outcome()).as(body + " " + item.reason()).isEqualTo(Outcome.REGISTERED);
    assertThat(words(List.of(item))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event':'contact.created','contact':{'phone':'0639980001'}}",
        "{'event':'contact.created','contact':{'phone':'0639980001','opt_in':true}}",
        "{'type':'message.delivered','to':'0639980001','phone':'0639980001'}",
        "{'phone':'0639980001','do_not_call':false}",
        "{'DoNotCall':'false','HasOptedOutOfEmail':'false','Phone':'0199000001'}",
        "MessageSid=SM1&From=%2B33639980001&To=%2B33199000009&Body=HELP&OptOutType=HELP",
        "{'objectId':1,'propertyName':'firstname','propertyValue':'Anne','subscriptionType':'contact.propertyChange'}",
        "{'objectId':1,'propertyName':'phone','propertyValue':'0639980001','subscriptionType':'contact.propertyChange'}",
        "{'eventId':1,'objectId':1,'subscriptionType':'contact.creation'}",
        "{'disposition':'NO_ANSWER','phone':'0639980001'}",
        "lead_id=1&phone_code=33&phone_number=639980001&dispo=SALE",
      })
  void whatAsksForNothingIsSetAside(String body) {
    Item item = read(body);
    assertThat(item.outcome()).as(body + " " + item.reason()).isEqualTo(Outcome.SET_ASIDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'contact':{'phone':'0639980001','consents':[{'channel':'voice','granted':true}]}}",
        "{'event':'true','phone':'0639980001'}",
        "{'event':'delivered','email':'a@example.com','subject':'Comment vous désinscrire'}",
        "{'status':'new','phone':'0639980001'}",
        "{'event':'request.received','phone':'0639980001'}",
        "{'event':'contact.subscribed','contact':{'phone':'0639980001'}}",
        "{'phone':'0639980001','opt_in':true}",
        "{'phone':'0639980001','subscribed':true}",
        "{'event':'contact.updated','contact':{'phone':'0639980001'}}",
        "{'event':'contact.foo','contact':{'phone':'0639980001'}}",
        "{'event':'opt_out.removed','contact':{'phone':'0639980001'}}",
        "{'event':'subscription.cancelled','contact':{'phone':'0639980001'}}",
        "{'event':'contact.unsubscribed','contact':{'phone':'0639980001','opt_in':true}}",
        "{'event':'contact.unsubscribed','agent':{'phone':'0639980001'}}",
        "{'event':'contact.unsubscribed','left':{'phone':'0639980001'},'right':{'phone':'0639980002'}}",
        "{'event':'contact.unsubscribed','phone':'0199000009','contact':{'phone':'0639980001'}}",
        "{'phone':'0639980001','email_opt_out':true}",
        "{'objectId':1,'propertyName':'hs_email_optout','propertyValue':'true','subscriptionType':'contact.propertyChange'}",
        "{'objectId':1,'subscriptionType':'contact.privacyDeletion'}",
        "MessageSid=SM1&From=%2B33639980001&To=%2B33199000009&Body=Qui+est-ce+%3F",
        "MessageSid=SM1&From=%2B33639980001&To=%2B33199000009&Body=START&OptOutType=START",
      })
  void whatIsNotClearGoesToReview(String body) {
    Item item = read(body);
    assertThat(item.outcome()).as(body + " " + item.reason()).isEqualTo(Outcome.REVIEW);
    assertThat(item.requests()).isEmpty();
  }

  @Test
  void eachOfSeveralIsAMessageOfItsOwn() {
    assertThat(words(all("[{'phone':'0639980001'},{'phone':'12'},{'event':'contact.created'}]")))
        .isEqualTo("+33639980001:voice refused setAside");
    assertThat(
            words(
                all(
                    "{'event':'unsubscribed','data':{'contacts':[{'phone':'0639980001'},{'email':'a@example.com'}]}}")))
        .isEqualTo("+33639980001:voice a@example.com:email");
    assertThat(words(all("{'optOuts':['0639980001','a@example.com']}")))
        .isEqualTo("+33639980001:voice a@example.com:email");
  }

  @Test
  void anEventIsTheSameInAnyBatchHoweverOftenItIsTried() {
    String one = "{'eventId':7,'phone':'0639980001','opt_out':true,'attemptNumber':%d}";
    String first = "[" + one.formatted(0) + ",{'eventId':8}]";
    String again = "[{'eventId':9}," + one.formatted(1) + "]";
    assertThat(keys(first).get(0)).isEqualTo(keys(again).get(1));
    assertThat(keys(first)).doesNotHaveDuplicates();
    assertThat(keys("[{'phone':'0639980001'},{'phone':'0639980001'}]")).doesNotHaveDuplicates();
  }

  @Test
  void salesforceSendsSeveralNotificationsEachWithItsId() {
    String soap = notifications(100);
    List<Raw.Webhook> parts = reader.parts(channel(Map.of()), hook(soap));
    assertThat(parts).extracting(Raw.Webhook::id).hasSize(100).startsWith("04l000000000001");
    assertThat(all(soap)).allMatch(item -> item.outcome() == Outcome.REGISTERED);
    OptOut first = all(soap).get(0).requests().get(0);
    assertThat(first.identity().value()).isEqualTo("+33639980001");
    assertThat(first.eventAt()).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(all(soap).get(0).requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x \"0639980001\">]><a><Notification><Id>1</Id><sObject><Phone>&x;</Phone></sObject></Notification></a>",
        "<a><Notification><Id>1</Id>",
        "<a/>",
        "{'phone':'0639980001','phone':'0639980002'}",
        "{'phone':'0639980001'} {'phone':'0639980002'}",
        "{'phone':'0639980001\u0000'}",
        "{'phone':'0639980001\\u0000'}",
        "'0639980001'",
        "[]",
        "",
        "\u0000",
        "a=%zz",
      })
  void whatIsBrokenIsRefusedWithoutBeingRepeated(String body) {
    Item item = read(body);
    assertThat(item.outcome()).as(body + " " + item.reason()).isEqualTo(Outcome.REFUSED);
    assertThat(item.reason()).doesNotContain("0639980001").doesNotContain("root:");
  }

  @Test
  void whatIsTooDeepTooManyOrNotTextIsRefused() {
    assertThat(read("[".repeat(5_000) + "]".repeat(5_000)).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(read("{'a':".repeat(100) + "1" + "}".repeat(100)).outcome())
        .isEqualTo(Outcome.REFUSED);
    String many = "[" + "{'phone':'0639980001'},".repeat(1_000) + "{'phone':'0639980001'}]";
    assertThat(all(many)).singleElement().matches(item -> item.outcome() == Outcome.REFUSED);
    Raw.Webhook latin = new Raw.Webhook(new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'}, "");
    assertThat(reader.read(channel(Map.of()), latin).item().reason()).contains("UTF-8");
  }

  @Test
  void aPropertysValueSaysWhatItsNameAsks() {
    Channel named = channel(Map.of("phone", "$.phone", "wish", "$.propertyValue"));
    String changed =
        "{'subscriptionType':'contact.propertyChange','propertyName':'%s','propertyValue':'%s','phone':'0639980001'}";
    assertThat(one(named, changed.formatted("ne_plus_appeler", "true")).requests()).hasSize(1);
    assertThat(one(named, changed.formatted("ne_plus_appeler", "false")).requests()).isEmpty();
    assertThat(one(named, changed.formatted("firstname", "true")).requests()).isEmpty();
  }

  @Test
  void aChannelNamesFieldsByPathAndConstants() {
    Channel channel =
        channel(
            Map.of(
                "phone",
                "$.cust.nr",
                "media",
                "'sms'",
                "at",
                "$.when",
                "id",
                "$.ref",
                "wish",
                "$.op"));
    Item item = one(channel, "{'cust':{'nr':'0639980001'},'when':1793657560,'op':'O','ref':'r7'}");
    assertThat(words(List.of(item))).isEqualTo("+33639980001:sms");
    assertThat(reader.read(channel, hook("{'ref':'r7'}")).key()).isEqualTo("r7");
    assertThat(one(channel, "{'cust':{'nr':'0639980001'},'op':'created'}").outcome())
        .isEqualTo(Outcome.SET_ASIDE);
    Channel flagged = channel(Map.of("phone", "$.nr", "wish", "$.dnc_flag"));
    assertThat(words(List.of(one(flagged, "{'nr':'0639980001','dnc_flag':1}"))))
        .isEqualTo("+33639980001:voice");
    assertThat(one(flagged, "{'nr':'0639980001','dnc_flag':0}").outcome())
        .isEqualTo(Outcome.SET_ASIDE);
  }

  static String notifications(int count) {
    StringBuilder soap = new StringBuilder();
    soap.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope");
    soap.append(" xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>");
    soap.append("<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\">");
    soap.append("<OrganizationId>00D000000000001EAA</OrganizationId><SessionId xsi:nil=\"true\"");
    soap.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>");
    for (int i = 1; i <= count; i++) {
      soap.append(
          """
          <Notification><Id>04l%012d</Id><sObject xsi:type="sf:Contact"
           xmlns:sf="urn:sobject.enterprise.soap.sforce.com"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><sf:Id>003%012d</sf:Id>
           <sf:DoNotCall>true</sf:DoNotCall><sf:Email>c%d@example.com</sf:Email>
           <sf:HasOptedOutOfEmail>false</sf:HasOptedOutOfEmail>
           <sf:LastModifiedDate>2026-11-20T10:00:00.000Z</sf:LastModifiedDate>
           <sf:MobilePhone>06 39 98 %02d %02d</sf:MobilePhone></sObject></Notification>
          """
              .formatted(i, i, i, i / 100, i % 100));
    }
    return soap + "</notifications></soapenv:Body></soapenv:Envelope>";
  }

  private Item read(String body) {
    return one(channel(Map.of()), body);
  }

  private Item one(Channel channel, String body) {
    return reader.read(channel, hook(body)).item();
  }

  private List<Item> all(String body) {
    List<Item> items = new ArrayList<>();
    for (Raw.Webhook part : reader.parts(channel(Map.of()), hook(body))) {
      items.add(reader.read(channel(Map.of()), part).item());
    }
    return items;
  }

  private List<String> keys(String body) {
    return reader.parts(channel(Map.of()), hook(body)).stream()
        .map(part -> reader.read(channel(Map.of()), part))
        .map(MessageReader.Understood::key)
        .toList();
  }

  private static String words(List<Item> items) {
    return items.stream()
        .flatMap(
            item ->
                item.requests().isEmpty()
                    ? List.of(item.outcome().word()).stream()
                    : item.requests().stream().map(PayloadReaderTest::word))
        .collect(Collectors.joining(" "));
  }

  private static String word(OptOut request) {
    return request.identity().value()
        + ":"
        + request.media().stream().sorted().map(Medium::word).collect(Collectors.joining(","));
  }

  private static Channel channel(Map<String, String> fields) {
    return new Channel("c", "FR", Set.of(Medium.VOICE), Scope.ALL, fields);
  }

  private static Raw.Webhook hook(String body) {
    String text = body.startsWith("<") ? body : body.replace('\'', '"');
    return new Raw.Webhook(text.getBytes(StandardCharsets.UTF_8), "");
  }
}
