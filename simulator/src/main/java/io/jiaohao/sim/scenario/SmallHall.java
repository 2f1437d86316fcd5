package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.Section;
import io.jiaohao.config.WindowRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A hall in few words: windows and what they serve. Everything else that a hall file needs is made
 * up, and whatever the scenario gives is taken as it stands.
 */
final class SmallHall {
  private static final String MODE = "usual";
  private static final String USUAL_ZONE = "Z";
  private static final String USUAL_MINUTES = "5";
  private static final List<String> HEAD =
      List.of("time_zone", "day_reset", "max_waiting", "ticket_numbers");
  private static final List<String> AS_IN_A_HALL_FILE =
      List.of(
          "calls",
          "order",
          "tickets",
          "appointments",
          "outcomes",
          "return_reasons",
          "hold_reasons",
          "pause_reasons",
          "call_reasons",
          "rating_channels",
          "shifts");

  private final Section given;
  private final Nodes here;
  private final Map<String, Field> windows = new LinkedHashMap<>();
  private final Map<String, Field> services = new LinkedHashMap<>();
  private final Map<String, String> zoneOf = new LinkedHashMap<>();
  private final Set<String> zones = new LinkedHashSet<>();

  private SmallHall(Field field, Section given) {
    this.given = given;
    this.here = new Nodes(field.node());
  }

  /** The hall file that these few words stand for. */
  static Node hallFile(Field field, Section given) {
    SmallHall hall = new SmallHall(field, given);
    hall.readZones();
    hall.readServices();
    hall.readWindows();
    Node file = hall.file();
    given.close();
    return file;
  }

  private void readZones() {
    given
        .find("zones")
        .flatMap(Field::section)
        .ifPresent(
            section ->
                section
                    .entries()
                    .forEach(
                        (zone, field) ->
                            Series.of(field).forEach(service -> zoneOf.put(service, zone))));
  }

  private void readServices() {
    given
        .find("services")
        .flatMap(Field::section)
        .ifPresent(section -> services.putAll(section.entries()));
  }

  private void readWindows() {
    given
        .need("windows", "windows and what they serve, as {E01-E03: [AA, AB]}")
        .flatMap(Field::section)
        .ifPresent(section -> windows.putAll(section.entries()));
    for (Field field : windows.values()) {
      served(field).forEach(service -> services.putIfAbsent(service, field));
    }
    services.keySet().forEach(service -> zones.add(zone(service)));
  }

  /** Services that a window serves; zones and those it only helps out with are named elsewhere. */
  private List<String> served(Field field) {
    return ids(field).stream().filter(id -> !zoneOf.containsValue(id)).toList();
  }

  private static List<String> ids(Field field) {
    if (!(field.node() instanceof SequenceNode list)) {
      return Series.of(field);
    }
    return list.getValue().stream()
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue())
        .toList();
  }

  /** Zones that a window's services are of; a zone's own name stands for all of its services. */
  private List<String> zonesAt(Field field) {
    Stream<String> named = ids(field).stream().filter(zoneOf::containsValue);
    return Stream.concat(named, served(field).stream().map(this::zone)).toList();
  }

  private String zone(String service) {
    return zoneOf.getOrDefault(service, USUAL_ZONE);
  }

  private Node file() {
    Nodes.Mapping file =
        here.mapping()
            .with("hall", head())
            .with("zones", here.list(zones.stream().map(this::zoneNode).toList()))
            .with("wings", here.list(wings()))
            .with("classes", classes())
            .with("tags", tags())
            .with("services", here.list(serviceNodes()))
            .with("window_modes", here.list(List.of(named(here, MODE).node())))
            .with("windows", here.list(windowNodes()))
            .with("hours", hours());
    AS_IN_A_HALL_FILE.forEach(key -> file.with(key, given.find(key).map(Field::node)));
    return file.node();
  }

  private Node head() {
    Nodes.Mapping head = named(here, "scenario");
    if (given.find("time_zone").isEmpty()) {
      head.with("time_zone", here.text("Asia/Shanghai"));
    }
    HEAD.forEach(key -> head.with(key, given.find(key).map(Field::node)));
    return head.node();
  }

  private static Nodes.Mapping named(Nodes nodes, String id) {
    return nodes.mapping().with("id", nodes.text(id)).with("name", nodes.name(id));
  }

  private Node zoneNode(String zone) {
    return named(here, zone).node();
  }

  // ---- Wings are what the windows' letters say

  private List<Node> wings() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Set<String>> zonesOf = new LinkedHashMap<>();
    windows.forEach(
        (range, field) -> {
          String wing = wing(range);
          counts.merge(wing, count(range, field), Integer::sum);
          zonesOf.computeIfAbsent(wing, w -> new LinkedHashSet<>()).addAll(zonesAt(field));
        });
    List<Node> wings = new ArrayList<>();
    counts.forEach((wing, count) -> wings.add(wingNode(wing, count, zonesOf.get(wing))));
    return wings;
  }

  private Node wingNode(String wing, int count, Set<String> wingZones) {
    return named(here, wing)
        .with("windows", here.number(Integer.toString(count)))
        .with("kiosks", here.number("2"))
        .with("main_boards", here.number("1"))
        .with("zones", here.list(wingZones.stream().map(here::text).toList()))
        .node();
  }

  private static String wing(String range) {
    return range.replaceAll("\\d.*", "");
  }

  private static int count(String range, Field field) {
    Field key = new Field(new Nodes(field.node()).text(range), field.path(), field.faults());
    return WindowRange.of(key).map(List::size).orElse(0);
  }

  private Node classes() {
    Optional<Field> field = given.find("classes");
    if (field.isPresent() && !field.get().isSection()) {
      return field.get().node();
    }
    Map<String, Node> headStarts = new LinkedHashMap<>();
    if (field.isEmpty()) {
      headStarts.put("P0", here.number("0"));
      headStarts.put("P1", here.number("10"));
      headStarts.put("P2", here.number("20"));
      headStarts.put("P3", here.number("30"));
    } else {
      field
          .flatMap(Field::section)
          .ifPresent(s -> s.entries().forEach((id, f) -> headStarts.put(id, f.node())));
    }
    List<Node> classes = new ArrayList<>();
    headStarts.forEach(
        (id, minutes) ->
            classes.add(named(new Nodes(minutes), id).with("head_start_minutes", minutes).node()));
    return here.list(classes);
  }

  /** Tags are named in a list; a hall file wants their names as well. */
  private Optional<Node> tags() {
    return given
        .find("tags")
        .map(
            field -> here.list(Series.of(field).stream().map(t -> named(here, t).node()).toList()));
  }

  private List<Node> serviceNodes() {
    List<Node> nodes = new ArrayList<>();
    services.forEach((id, field) -> nodes.add(serviceNode(id, field)));
    return nodes;
  }

  private Node serviceNode(String id, Field field) {
    Nodes nodes = new Nodes(field.node());
    Nodes.Mapping service = named(nodes, id).with("zone", nodes.text(zone(id)));
    if (field.node() instanceof MappingNode more) {
      boolean hasMinutes =
          more.getValue().stream()
              .anyMatch(
                  tuple ->
                      tuple.getKeyNode() instanceof ScalarNode key
                          && key.getValue().equals("minutes"));
      service.entries().addAll(more.getValue());
      return hasMinutes
          ? service.node()
          : service.with("minutes", nodes.number(USUAL_MINUTES)).node();
    }
    boolean isNumber = field.node() instanceof ScalarNode && !windows.containsValue(field);
    return service.with("minutes", isNumber ? field.node() : nodes.number(USUAL_MINUTES)).node();
  }

  private List<Node> windowNodes() {
    List<Node> nodes = new ArrayList<>();
    windows.forEach(
        (range, field) -> {
          Nodes at = new Nodes(field.node());
          Node serves =
              field.node() instanceof SequenceNode ? field.node() : at.list(List.of(field.node()));
          nodes.add(
              at.mapping()
                  .with("range", at.text(range))
                  .with("wing", at.text(wing(range)))
                  .with("mode", at.text(MODE))
                  .with("serves", serves)
                  .node());
        });
    return nodes;
  }

  /** Hours as in a hall file, or in short for every day. */
  private Node hours() {
    Optional<Field> field = given.find("hours");
    if (field.isPresent() && field.get().isSection()) {
      return field.get().node();
    }
    Nodes at = field.map(f -> new Nodes(f.node())).orElse(here);
    String both = field.flatMap(Field::text).orElse("08:30-17:00");
    String[] times = both.split("-", 2);
    return at.mapping()
        .with(
            "daily",
            at.mapping()
                .with("open", at.text(times[0]))
                .with("last_ticket", at.text(times.length > 1 ? times[1] : ""))
                .node())
        .node();
  }
}
