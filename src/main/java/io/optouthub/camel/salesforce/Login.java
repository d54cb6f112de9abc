package io.optouthub.camel.salesforce;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;

/**
 * How an organization is logged in to: client credentials, or JWT bearer where there is a keystore.
 */
record Login(
    String url,
    String clientId,
    String clientSecret,
    String user,
    String keystore,
    String keystorePassword) {

  /** A name says nothing about the secrets that it stands for. */
  private static final UUID SALT = UUID.randomUUID();

  static final Login NONE = new Login("", "", "", "", "", "");

  /** The name of the component that is logged in so, one for all who are: with its connections. */
  String component(CamelContext camel) {
    byte[] all = (SALT + toString()).getBytes(StandardCharsets.UTF_8);
    String name = "salesforce-" + UUID.nameUUIDFromBytes(all);
    synchronized (Login.class) {
      if (camel.hasComponent(name) == null) {
        camel.addComponent(name, made(camel));
      }
    }
    return name;
  }

  private SalesforceComponent made(CamelContext camel) {
    SalesforceComponent made = new SteadySalesforce();
    made.setLoginUrl(url);
    made.setClientId(clientId);
    made.setLazyLogin(true);
    if (keystore.isEmpty()) {
      made.setClientSecret(clientSecret);
      made.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
    } else {
      KeyStoreParameters key = new KeyStoreParameters();
      key.setCamelContext(camel);
      key.setResource(keystore);
      key.setPassword(keystorePassword);
      made.setKeystore(key);
      made.setUserName(user);
      made.setAuthenticationType(AuthenticationType.JWT);
    }
    return made;
  }

  Login withUrl(String given) {
    return new Login(given, clientId, clientSecret, user, keystore, keystorePassword);
  }

  Login withClientId(String given) {
    return new Login(url, given, clientSecret, user, keystore, keystorePassword);
  }

  Login withClientSecret(String given) {
    return new Login(url, clientId, given, user, keystore, keystorePassword);
  }

  Login withUser(String given) {
    return new Login(url, clientId, clientSecret, given, keystore, keystorePassword);
  }

  Login withKeystore(String given) {
    return new Login(url, clientId, clientSecret, user, given, keystorePassword);
  }

  Login withKeystorePassword(String given) {
    return new Login(url, clientId, clientSecret, user, keystore, given);
  }
}
