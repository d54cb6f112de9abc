package io.optouthub.intake.table;

import io.optouthub.intake.Plain;
import java.util.regex.Pattern;

/** How a call ended, as call centres write it: nothing that anybody asked for. */
final class CallResult {

  private static final Pattern RESULT =
      Pattern.compile(
          "repondeur.*|messagerie|(non|pas de) reponse|sans reponse|occupe|absent|faux numero|mauvais numero"
              + "|numero (errone|invalide|non attribue)|rdv.*|rendez-vous.*|a rappeler|rappel( .*)?|vente|vendu|relance"
              + "|answering machine|voice ?mail|no answer|busy|wrong number|invalid number|call ?back|sale|sold|appointment.*"
              + "|anrufbeantworter|keine antwort|besetzt|falsche nummer|termin.*|ruckruf|verkauft"
              + "|contestador|no contesta|comunica|numero equivocado|cita|venta"
              + "|segreteria|non risponde|occupato|numero (errato|sbagliato)|appuntamento|vendita"
              + "|antwoordapparaat|geen gehoor|in gesprek|verkeerd nummer|afspraak|verkoop"
              + "|atendedor|nao atende|ocupado|numero errado|venda");

  /** Statuses of leads that VICIdial ships with, but for those that ask to be left alone. */
  private static final Pattern STATE =
      Pattern.compile(
          "a|aa|al|am|b|n|na|new|queue|incall|sale|callbk|cbhold|drop|pdrop|xfer|xdrop|dec|dc|adc|ab|nanque|avma");

  private CallResult() {}

  /** Whether it stands in a column of statuses, where a single letter says it too. */
  static boolean state(String text) {
    return is(text) || STATE.matcher(Plain.of(text).strip()).matches();
  }

  static boolean is(String text) {
    return RESULT.matcher(Plain.of(text).strip()).matches();
  }
}
