package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pass of the city into a hall")
class CityPassesTest {
  private static final Set<AccountRole> MANAGER = EnumSet.of(AccountRole.MANAGER);

  private final AtomicLong nowMs = new AtomicLong(1_000_000);
  private final CityPasses here = passes("a key of all nodes");
  private final CityPasses there = passes("a key of all nodes");

  private CityPasses passes(String key) {
    return new CityPasses(key.getBytes(UTF_8), nowMs::get);
  }

  @Test
  @DisplayName("is good at another node, once")
  void once() {
    String pass = here.make("yanta", "wang", MANAGER);
    assertThat(there.take("yanta", pass)).contains(new CityPasses.Visitor("wang", MANAGER));
    assertThat(there.take("yanta", pass)).isEmpty();
  }

  @Test
  @DisplayName("is good for its hall alone, and is not used up elsewhere")
  void oneHall() {
    String pass = here.make("yanta", "wang", MANAGER);
    assertThat(there.take("weiyang", pass)).isEmpty();
    assertThat(there.take("yanta", pass)).isPresent();
  }

  @Test
  @DisplayName("is good for half a minute")
  void halfAMinute() {
    String first = here.make("yanta", "wang", MANAGER);
    String second = here.make("yanta", "wang", MANAGER);
    nowMs.addAndGet(CityPasses.GOOD_FOR_MS);
    assertThat(there.take("yanta", first)).isPresent();
    nowMs.incrementAndGet();
    assertThat(there.take("yanta", second)).isEmpty();
  }

  @Test
  @DisplayName("is good under the nodes' key alone, and as it was made")
  void signed() {
    String pass = here.make("yanta", "wang", MANAGER);
    assertThat(passes("another key").take("yanta", pass)).isEmpty();

    String said =
        new String(Base64.getUrlDecoder().decode(pass.substring(0, pass.indexOf('.'))), UTF_8);
    String more = said.replace("manager", "admin");
    String altered =
        Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(UTF_8))
            + pass.substring(pass.indexOf('.'));
    assertThat(there.take("yanta", altered)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("is no nonsense")
  @ValueSource(strings = {"", ".", "..", "abc", "abc.def", "!!.!!", "YQ.YQ"})
  void nonsense(String pass) {
    assertThat(there.take("yanta", pass)).isEmpty();
  }
}
