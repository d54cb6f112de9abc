package io.optouthub.camel;

import io.optouthub.camel.http.PublicHttp;
import io.optouthub.camel.list.Part;
import io.optouthub.register.FileReports;
import io.optouthub.register.Manifests;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The beans that the shipped Kamelets name. */
@Configuration(proxyBeanMethods = false)
class Connectors {

  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  @Bean
  Processor optoutMailArrival() {
    return Arrivals::mail;
  }

  @Bean
  Processor optoutFileArrival() {
    return Arrivals::file;
  }

  @Bean
  Processor optoutFileReceipt(
      ObjectProvider<FileReports> reports, ObjectProvider<Manifests> manifests) {
    return new ReceiptFile(reports::getObject, manifests::getObject);
  }

  @Bean
  Processor optoutReceiptFailed() {
    return exchange ->
        LOG.warn(
            "receipt-not-written route={} cause={}",
            exchange.getFromRouteId(),
            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getClass().getName());
  }

  @Bean
  GenericFileFilter<Object> optoutOneSegmentOnly() {
    return Arrivals.oneSegmentOnly();
  }

  @Bean
  MailUidGenerator optoutMailUids() {
    return new MailUids();
  }

  @Bean
  Processor optoutWebhookTaken() {
    return WebhookAnswers::taken;
  }

  @Bean
  Processor optoutWebhookFailed() {
    return WebhookAnswers::failed;
  }

  @Bean
  Processor optoutWritePart() {
    return Part::write;
  }

  @Bean
  Processor optoutScrubReports() {
    return ScrubParts::reports;
  }

  @Bean
  Processor optoutScrubClean() {
    return ScrubParts::clean;
  }

  @Bean
  Processor optoutPollRows() {
    return Poll::rows;
  }

  @Bean
  Processor optoutPollRecords() {
    return Poll::records;
  }

  @Bean
  Processor optoutPollNext() {
    return Poll::next;
  }

  @Bean
  Processor optoutPollKept() {
    return Poll::kept;
  }

  @Bean
  Processor optoutPollDone(PollErrors errors) {
    return errors::none;
  }

  @Bean
  Processor optoutPollFailed(PollErrors errors) {
    return errors::failed;
  }

  @Bean
  FilterRegistrationBean<RawBodies> optoutRawBodies() {
    var filter = new FilterRegistrationBean<>(new RawBodies());
    filter.addUrlPatterns("/hooks/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** For http and https, in every route. */
  @Bean({"http-component", "https-component"})
  HttpComponent optoutHttp(@Value("${optout.http.private-hosts:}") Set<String> privateHosts) {
    return new PublicHttp(privateHosts);
  }

  @Bean
  Databases optoutDatabases(Environment environment) {
    Bindable<Map<String, DatabaseSettings>> type =
        Bindable.mapOf(String.class, DatabaseSettings.class);
    return new Databases(Binder.get(environment).bind("optout.databases", type).orElse(Map.of()));
  }

  @Bean
  CamelContextConfiguration optoutDatabasesInCamel(Databases databases) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        databases.bind(context);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}
