package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The guide of what to bring")
class VisitorGuideTest {
  @TempDir Path dataDir;

  @Test
  @DisplayName("that ships with the server is about services of its hall")
  void shipped() throws Exception {
    HallPlan plan = HallFile.defaultHall();

    VisitorGuide guide = VisitorGuide.of(dataDir, plan.id());

    assertThat(guide.services()).hasSizeGreaterThan(20);
    assertThat(plan.services().stream().map(HallPlan.Service::id))
        .containsAll(guide.services().keySet());
  }

  @Test
  @DisplayName("in the data directory comes first")
  void own() throws Exception {
    Files.writeString(
        dataDir.resolve("guide.json"),
        """
        {"hall": "xian", "services": {"AA": {"online": true, "materials": [{"zh": "证", "en": "card"}]}}}
        """);

    VisitorGuide guide = VisitorGuide.of(dataDir, "xian");

    assertThat(guide.about("AA"))
        .isEqualTo(new VisitorGuide.Notes(true, List.of(new Words("证", "card"))));
    assertThat(guide.about("AB").materials()).isEmpty();
  }

  @Test
  @DisplayName("is empty for a hall without one")
  void none() throws Exception {
    assertThat(VisitorGuide.of(dataDir, "elsewhere")).isEqualTo(VisitorGuide.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{}",
        "{\"hall\": \"other\", \"services\": {}}",
        "{\"hall\": \"xian\"}",
        "{\"hall\": \"xian\", \"services\": {\"AA\": 1}}",
        "{\"hall\": \"xian\", \"services\": {\"AA\": {\"materials\": [{\"zh\": \"证\"}]}}}"
      })
  @DisplayName("that is none is refused by its name")
  void refused(String text) throws Exception {
    Files.writeString(dataDir.resolve("guide.json"), text);

    assertThatThrownBy(() -> VisitorGuide.of(dataDir, "xian"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("guide.json")
        .hasMessageContaining("expected");
  }
}
