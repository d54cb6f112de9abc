package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.Register;
import io.optouthub.register.RetentionTerms;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept for how long, whether the log is as it was written, and who did what. */
@ConsolePage
class AdministrationPage {

  private static final int LINES = 50;
  private static final int FINDINGS = 100;

  private final RetentionTerms terms;
  private final ChainCheck chain;
  private final Register register;
  private final Audit audit;

  AdministrationPage(RetentionTerms terms, ChainCheck chain, Register register, Audit audit) {
    this.terms = terms;
    this.chain = chain;
    this.register = register;
    this.audit = audit;
  }

  @GetMapping("/console/administration")
  String show(Model model) {
    model.addAttribute("terms", terms.all());
    model.addAttribute("head", register.head());
    return "console/administration";
  }

  /** Reads the whole log: seconds for a million entries. */
  @PostMapping("/console/administration/verify")
  String verify(Authentication login, Model model) {
    ChainCheck.Report report = chain.verify();
    audit.record(
        login.getName(), "register-verified", report.intact() ? "intact" : "not intact", null);
    model.addAttribute("report", report);
    model.addAttribute("findings", report.findings().stream().limit(FINDINGS).toList());
    return show(model);
  }

  @GetMapping("/console/administration/audit")
  String audit(@RequestParam(defaultValue = "0") long before, Model model) {
    List<Audit.Line> lines = audit.newest(before > 0 ? before : Long.MAX_VALUE, LINES);
    model.addAttribute("lines", lines);
    model.addAttribute("before", lines.size() < LINES ? null : lines.get(LINES - 1).id());
    return "console/audit";
  }
}
