package io.optouthub.dossier;

import io.optouthub.dossier.Dossier.Event;
import io.optouthub.dossier.Dossier.Request;
import io.optouthub.dossier.Dossier.Standing;
import io.optouthub.dossier.Dossier.Subject;
import io.optouthub.dossier.Dossier.Target;
import io.optouthub.print.Grid;
import io.optouthub.print.Paper;
import io.optouthub.print.Style;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes a dossier as a PDF to be printed. */
@Component
class DossierPdf {

  private static final int MOST_EVIDENCE = 3_000;

  private final DossierWords words;

  DossierPdf(DossierWords words) {
    this.words = words;
  }

  byte[] write(Dossier dossier, Locale locale) {
    DossierWords.In in = words.in(locale);
    Paper paper = new Paper(in.say("title"), locale, in.say("page"));
    String issuer = dossier.issuer().isEmpty() ? "" : dossier.issuer() + " \u2013 ";
    paper.text(issuer + in.say("issued", in.at(dossier.issuedAt())), Style.TEXT);
    dossier.subjects().forEach(subject -> subject(paper, subject, in));
    dossier.requests().forEach(request -> request(paper, request, in));
    return paper.paragraph(in.say("verify"), Style.SMALL).file();
  }

  private static void subject(Paper paper, Subject subject, DossierWords.In in) {
    paper.section(subject.identity() == null ? in.say("erased") : subject.identity());
    paper.text(in.say("fingerprint", subject.fingerprint()), Style.SMALL);
    Grid grid = new Grid(3, 3, 4).head(in.say("medium"), in.say("brand"), in.say("standing"));
    for (Standing one : subject.standing()) {
      Instant since = one.since();
      grid.add(in.say("medium." + one.medium()), Style.TEXT)
          .add(one.brand().isEmpty() ? in.say("brand.all") : one.brand(), Style.TEXT)
          .add(since == null ? in.say("allowed") : in.say("stopped", in.at(since)), Style.STRONG);
    }
    paper.grid(grid);
  }

  private static void request(Paper paper, Request request, DossierWords.In in) {
    paper.section(in.say("wish." + request.wish()) + " \u2013 " + in.at(request.saidAt()));
    String identity = request.identity() == null ? in.say("erased") : request.identity();
    String media =
        request.media().stream().map(m -> in.say("medium." + m)).collect(Collectors.joining(", "));
    String row = request.row() > 0 ? ", " + in.say("row", request.row()) : "";
    paper.grid(
        new Grid(2, 5)
            .fact(in.say("identity"), identity)
            .fact(in.say("media"), media)
            .fact(
                in.say("brand"), request.brand().isEmpty() ? in.say("brand.all") : request.brand())
            .fact(in.say("reference"), request.reference())
            .fact(in.say("arrived"), in.at(request.arrivedAt()))
            .fact(
                in.say("channel"),
                request.channel() + " (" + in.say("kind." + request.kind()) + ")")
            .fact(in.say("origin"), request.origin() + row)
            .fact(in.say("remark"), in.reason(request.remark()))
            .fact(in.say("decided"), request.decidedBy())
            .fact(in.say("entry"), Long.toString(request.entry())));
    targets(paper, request, in);
    String evidence = request.evidence();
    if (evidence != null) {
      boolean cut = evidence.length() > MOST_EVIDENCE;
      paper.paragraph(in.say("evidence"), Style.STRONG);
      paper.text(cut ? evidence.substring(0, MOST_EVIDENCE) + " [\u2026]" : evidence, Style.CODE);
    }
  }

  private static void targets(Paper paper, Request request, DossierWords.In in) {
    Grid grid = new Grid(3, 2, 6).head(in.say("target"), in.say("state"), in.say("events"));
    for (Target target : request.targets()) {
      String events =
          target.events().stream().map(event -> line(event, in)).collect(Collectors.joining("\n"));
      grid.add(target.title(), Style.TEXT)
          .add(in.say("state." + target.state()), Style.STRONG)
          .add(events, Style.SMALL);
    }
    paper.grid(grid);
  }

  private static String line(Event event, DossierWords.In in) {
    boolean told = event.detail() != null && !event.detail().equals(event.what());
    String detail = told ? " \u2013 " + in.detail(String.valueOf(event.detail())) : "";
    return in.at(event.at()) + "  " + in.say("event." + event.what()) + detail;
  }
}
