package io.optouthub.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of VICIdial that a target touches, as it makes them: they know no transactions. */
public final class Vicidial {

  private static final String TABLES =
      """
      create table vicidial_dnc (phone_number varchar(18) primary key) engine=MyISAM;
      create table vicidial_campaign_dnc (
        phone_number varchar(18) not null, campaign_id varchar(8) not null,
        unique index phonecamp (phone_number, campaign_id)) engine=MyISAM;
      create table vicidial_dnc_log (
        phone_number varchar(18) not null, campaign_id varchar(8) not null,
        action enum('add','delete') default 'add', action_date datetime not null,
        user varchar(20) default '') engine=MyISAM;
      create table vicidial_campaigns (
        campaign_id varchar(8) primary key, active enum('Y','N'),
        use_internal_dnc enum('Y','N','AREACODE') default 'N',
        use_campaign_dnc enum('Y','N','AREACODE') default 'N') engine=MyISAM
      """;

  private Vicidial() {}

  public static void createTables(JdbcClient sql) {
    for (String statement : TABLES.split(";", -1)) {
      sql.sql(statement).update();
    }
  }
}
