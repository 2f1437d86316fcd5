package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

@DisplayName("The address that slips print")
class PublicAddressTest {
  private final PublicAddress address = new PublicAddress();

  @Test
  @DisplayName("is a scheme, a host and perhaps a port")
  void plain() {
    assertThat(address.convert("https://hall.example"))
        .isEqualTo(URI.create("https://hall.example"));
    assertThat(address.convert("http://10.1.2.3:8080/"))
        .isEqualTo(URI.create("http://10.1.2.3:8080"));
  }

  @Test
  @DisplayName("is refused by what was said if it is anything else")
  void notPlain() {
    for (String text :
        List.of(
            "",
            "hall.example",
            "ftp://hall.example",
            "https://hall.example/sub",
            "https://hall.example?x=1",
            "https://me@hall.example",
            "https://ha ll")) {
      assertThatThrownBy(() -> address.convert(text))
          .as(text)
          .isInstanceOf(TypeConversionException.class)
          .hasMessageContaining('"' + text + "\" (expected: ");
    }
  }
}
