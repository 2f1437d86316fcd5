package io.jiaohao.sim.city;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.config.HallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole city: one centre, and the service points and outlets of its neighbourhoods.
 *
 * @param centre whether the centre with its 130 windows is one of the halls
 */
public record City(boolean centre, int servicePoints, int outlets, long seed) {
  /** Halls of one city, at most. */
  static final int HALLS_MAX = 10_000;

  private static final String CENTRE_ID = "xian";

  /** Part of the small halls that are service points. */
  private static final double POINTS = 911.0 / 1_281;

  public City {
    if (servicePoints < 0 || outlets < 0 || servicePoints + outlets >= HALLS_MAX) {
      throw new IllegalArgumentException(
          "service points and outlets: %d and %d (expected: 0 or more, fewer than %d in all)"
              .formatted(servicePoints, outlets, HALLS_MAX));
    }
  }

  /** A city of so many halls: the centre, and small ones mixed as in a whole city. */
  public static City of(int halls, long seed) {
    int points = (int) Math.round((halls - 1) * POINTS);
    return new City(true, points, halls - 1 - points, seed);
  }

  List<CityHall> halls() {
    List<CityHall> halls = new ArrayList<>();
    if (centre) {
      String text = HallFile.defaultText();
      halls.add(new CityHall(CENTRE_ID, HallFile.defaultHall().windows().size(), text));
    }
    for (int i = 1; i <= servicePoints; i++) {
      halls.add(CityHalls.servicePoint(i, seed));
    }
    for (int i = 1; i <= outlets; i++) {
      halls.add(CityHalls.outlet(i, seed));
    }
    return halls;
  }

  /**
   * Writes a hall file for each hall.
   *
   * @param directory is made; files of the same names are replaced
   */
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (CityHall hall : halls()) {
      Files.writeString(directory.resolve(hall.id() + ".yaml"), hall.text(), UTF_8);
    }
  }
}
