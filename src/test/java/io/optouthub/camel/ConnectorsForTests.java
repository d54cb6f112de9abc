package io.optouthub.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the shipped Kamelets and their beans, without Spring. */
public final class ConnectorsForTests {

  private ConnectorsForTests() {}

  /** A new context, not started. */
  public static CamelContext context() {
    DefaultCamelContext context = new DefaultCamelContext();
    Connectors beans = new Connectors();
    bind(context, "optoutMailArrival", Processor.class, beans.optoutMailArrival());
    bind(context, "optoutFileArrival", Processor.class, beans.optoutFileArrival());
    bind(context, "optoutOneSegmentOnly", GenericFileFilter.class, beans.optoutOneSegmentOnly());
    bind(context, "optoutMailUids", MailUidGenerator.class, beans.optoutMailUids());
    context.getComponent("kamelet", KameletComponent.class).setLocation("classpath:kamelets");
    return context;
  }

  private static void bind(CamelContext context, String name, Class<?> type, Object bean) {
    context.getRegistry().bind(name, type, bean);
  }
}
