package io.optouthub.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00::1",
        "fc01::1",
        "ff02::1",
        "::",
        "::ffff:10.0.0.1"
      })
  void refusesWhatIsNotPublic(String address) {
    assertThatThrownBy(() -> new PublicAddresses(Set.of()).resolve(address))
        .isInstanceOf(PublicAddresses.PrivateAddress.class)
        .hasMessageContaining("optout.http.private-hosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "172.32.0.1", "100.128.0.1", "2001:db8::1"})
  void takesWhatIs(String address) throws Exception {
    assertThat(new PublicAddresses(Set.of()).resolve(address))
        .containsExactly(InetAddress.getByName(address));
  }

  @Test
  void takesWhatIsAllowedByName() throws Exception {
    assertThat(new PublicAddresses(Set.of("LocalHost")).resolve("localhost")).isNotEmpty();
  }
}
