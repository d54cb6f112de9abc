package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.access.IssuedKeys;
import io.optouthub.access.OidcLogin;
import io.optouthub.access.OwnPassword;
import io.optouthub.access.Users;
import io.optouthub.camel.RouteStates;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Lateness;
import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.SentLists;
import io.optouthub.documents.Documents;
import io.optouthub.dossier.Dossiers;
import io.optouthub.dossier.SignedDossiers;
import io.optouthub.intake.Channels;
import io.optouthub.intake.FilesUnderWay;
import io.optouthub.intake.Intake;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.WorkFolder;
import io.optouthub.intake.trial.Trials;
import io.optouthub.register.Cases;
import io.optouthub.register.ChainCheck;
import io.optouthub.register.ChannelHistory;
import io.optouthub.register.Checks;
import io.optouthub.register.Erasures;
import io.optouthub.register.Histories;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterKeys;
import io.optouthub.register.RetentionTerms;
import io.optouthub.register.Reviews;
import io.optouthub.register.Signing;
import io.optouthub.register.SourceMarks;
import io.optouthub.register.Tokens;
import io.optouthub.scrub.Attestations;
import io.optouthub.scrub.BlindScrubs;
import io.optouthub.scrub.Scrubs;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A test over HTTP: the web room runs as it is, the rooms behind it are mocks. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = WebTestApp.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoint.health.validate-group-membership=false",
      "optout.brands.Alba.colour=#ffd54a",
      "optout.brands.Alba.frame-ancestors=https://www.alba.example",
      "optout.brands.boreal.name=Boréal",
      "optout.web.metrics-refresh=1h",
      "optout.limits.address=10000",
      "optout.limits.number=10000",
      "optout.limits.lookups=10000",
      "optout.limits.failures=10000"
    })
@AutoConfigureObservability
@MockitoBean(
    types = {
      Register.class,
      IntakeLog.class,
      Cases.class,
      ChannelHistory.class,
      RetentionTerms.class,
      ChainCheck.class,
      Checks.class,
      Reviews.class,
      Intake.class,
      FilesUnderWay.class,
      PhoneNumbers.class,
      Deliveries.class,
      Lateness.class,
      ListLinks.class,
      SentLists.class,
      Documents.class,
      Dossiers.class,
      SignedDossiers.class,
      Signing.class,
      Erasures.class,
      RegisterKeys.class,
      Histories.class,
      DataMaps.class,
      RouteStates.class,
      Channels.class,
      Trials.class,
      SourceMarks.class,
      Manifests.class,
      Scrubs.class,
      BlindScrubs.class,
      Attestations.class,
      WorkFolder.class,
      Tokens.class,
      Users.class,
      OwnPassword.class,
      IssuedKeys.class,
      OidcLogin.class,
      Audit.class
    })
@interface WebTest {}
