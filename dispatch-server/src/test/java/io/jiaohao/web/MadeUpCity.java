package io.jiaohao.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Audit;
import io.jiaohao.accounts.CityPasses;
import io.jiaohao.views.HallLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** A city of our own making behind a web server: one hall of it is here, the others elsewhere. */
public final class MadeUpCity implements AutoCloseable {
  private static final byte[] KEY = "the nodes' common key".getBytes(UTF_8);

  final MadeUpPeople people = new MadeUpPeople();
  final MadeUpHall hall = new MadeUpHall();
  final CityPasses passes = new CityPasses(KEY, people.nowMs::get);
  private final WebServer server;
  private final int port;
  private volatile CityPicture picture;

  /** A city of so many halls; the first is the one that is here. */
  public MadeUpCity(int halls) throws Exception {
    List<CityPicture.Hall> all = new ArrayList<>();
    Random random = new Random(halls);
    for (int i = 0; i < halls; i++) {
      String id = i == 0 ? "xian" : "point-%04d".formatted(i);
      all.add(
          new CityPicture.Hall(
              load(id, i, random), i % 19 == 18 ? "" : i % 2 == 0 ? "n1" : "n2", 1));
    }
    picture =
        new CityPicture(
            1,
            System.currentTimeMillis(),
            List.of(
                new CityPicture.Node("n1", "http://127.0.0.1:1", halls / 2, halls / 2),
                new CityPicture.Node("n2", "http://127.0.0.1:7511", halls / 2, halls / 2)),
            all);
    CitySources sources =
        new CitySources(
            () -> picture,
            people.sources(),
            new Register(
                people.accounts, new Audit(people.dataDir, people.nowMs::get), Runnable::run),
            passes,
            System::currentTimeMillis);
    NodePages node =
        new NodePages(
            Optional.empty(),
            id -> id.equals("xian") ? Optional.empty() : Optional.of("http://127.0.0.1:7511"),
            id -> id.equals("xian") || id.startsWith("point-"),
            Optional.empty(),
            Optional.of(sources));
    server = new WebServer(WebSettings.DEFAULTS.at("127.0.0.1", 0), node);
    server.serve("xian", hall.sources());
    port = server.start();
  }

  private static HallLoad load(String id, int i, Random random) {
    if (i % 19 == 18) {
      return HallLoad.away(id, "便民服务点" + i, "Service point " + i);
    }
    int windows = i == 0 ? 130 : 1 + random.nextInt(6);
    int waiting = i % 5 == 0 ? 0 : random.nextInt(8) * windows;
    HallLoad.State state =
        i % 97 == 7
            ? HallLoad.State.EVACUATED
            : i % 10 == 9 && waiting == 0 ? HallLoad.State.CLOSED : HallLoad.State.OPEN;
    return new HallLoad(
        id,
        i == 0 ? "西安市市民中心" : "便民服务点" + i,
        i == 0 ? "Xi'an citizen centre" : "Service point " + i,
        state,
        waiting,
        waiting * 180L / windows + random.nextInt(300),
        420,
        windows,
        Math.max(1, windows - 1),
        Math.max(1, windows - 2),
        100 + i,
        80 + i,
        i % 41 == 3 ? 2 : 0);
  }

  /** The hall's load is another now. */
  public void change(HallLoad load) {
    long version = picture.version() + 1;
    picture =
        new CityPicture(
            version,
            System.currentTimeMillis(),
            picture.nodes(),
            picture.halls().stream()
                .map(
                    one ->
                        one.load().hall().equals(load.hall())
                            ? new CityPicture.Hall(load, one.node(), version)
                            : one)
                .toList());
  }

  /** A hall's load as it is now. */
  public HallLoad load(String id) {
    return picture.halls().stream()
        .map(CityPicture.Hall::load)
        .filter(load -> load.hall().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public int port() {
    return port;
  }

  /** The cookie of somebody with this role. */
  public String cookie(String role) {
    return people.cookie(AccountRole.valueOf(role.toUpperCase(Locale.ROOT)));
  }

  /** The server is gone. */
  public void stop() throws Exception {
    server.stop();
  }

  @Override
  public void close() throws Exception {
    stop();
    people.forget();
    hall.people.forget();
  }
}
