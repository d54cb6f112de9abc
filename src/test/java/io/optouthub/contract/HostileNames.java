package io.optouthub.contract;

import java.util.Set;

/** Names that have reached producers in one CVE or another. */
public final class HostileNames {

  public static final Set<String> ALL =
      Set.of(
          "CamelSqlQuery",
          "CamelHttpUri",
          "CamelFileName",
          "CamelJdbcParameters",
          "sObjectQuery",
          "sObjectName",
          "mail.smtp.host",
          "operationName",
          "kafka.OVERRIDE_TOPIC",
          "apexUrl",
          "CamelExecCommandExecutable",
          "CamelBeanMethodName",
          "CamelHttpMethod",
          "CamelFtpReplyString",
          "subject",
          "Host");

  private HostileNames() {}
}
