package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Events over a killed server")
class EventsKillTest {
  private static final int KILLS = 3;
  private static final int ANSWERS = 40;

  @TempDir private Path dataDir;

  private final KillLoad load = new KillLoad();

  private static EventsHeard follow(ServerProcess server, String after) {
    return EventsHeard.follow(
        server.webPort(), "?after=" + after, "Cookie", server.managersCookie());
  }

  @Test
  @DisplayName("resume by the last id: nothing is missed and nothing is told twice")
  void killed() throws Exception {
    List<JsonObject> heard = new ArrayList<>();
    try (ServerProcess server = new ServerProcess(dataDir)) {
      server.start();
      TestDevice kiosk = server.device("kiosk-E1");
      load.issueAt(kiosk, 3);
      TestDevice window = server.device("window-E01");
      window.open();
      load.serveAt(window);
      String after = "0";
      for (int kill = 1; kill <= KILLS; kill++) {
        EventsHeard part = follow(server, after);
        int until = load.acknowledged() + ANSWERS;
        int atLeast = 10;
        await().until(() -> load.acknowledged() >= until && part.events.size() >= atLeast);
        server.kill();
        await().until(() -> part.ended);
        heard.addAll(part.events);
        after = part.lastId;
        server.start();
      }
      EventsHeard last = follow(server, after);
      load.end();
      await().untilAsserted(() -> assertThat(load.underWay()).isZero());
      EventsHeard anew = follow(server, "0");
      await().until(() -> !last.events.isEmpty() && anew.lastId.equals(last.lastId));
      heard.addAll(last.events);

      List<JsonObject> all = anew.events.subList(0, Math.min(heard.size(), anew.events.size()));
      assertThat(heard).isEqualTo(all);
      assertThat(all).extracting(event -> event.getString("id")).doesNotHaveDuplicates();
      assertThat(all)
          .extracting(event -> event.getString("type"))
          .contains("hall.resumed", "ticket.called", "ticket.served");
      System.out.printf("EventsKillTest: %d events over %d kills%n", all.size(), KILLS);
      last.close();
      anew.close();
    }
  }
}
