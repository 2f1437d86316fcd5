package io.jiaohao.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the file has of one kind (wings, services, …), by id, in the file's order. */
final class Known<T> {
  private final String what;
  private final Map<String, T> byId = new LinkedHashMap<>();
  private final Map<String, Field> places = new LinkedHashMap<>();

  /**
   * @param what one of them, as a fault calls it: "a zone of this file"
   */
  Known(String what) {
    this.what = what;
  }

  /** Takes an id for a thing; an id that is taken is a fault. */
  boolean claim(Field place, String id) {
    Field first = places.putIfAbsent(id, place);
    if (first != null) {
      place.fault("an id of its own; " + first.path() + " has it on line " + first.line());
    }
    return first == null;
  }

  /** The section's id, claimed. */
  Optional<String> claimId(Section section) {
    return section.need("id", Field.ID).flatMap(field -> field.id().filter(id -> claim(field, id)));
  }

  void put(String id, T thing) {
    byId.put(id, thing);
  }

  /** The thing that a field names; an unknown id is a fault. */
  Optional<T> named(Field field) {
    return field.reference(byId.keySet(), what).map(byId::get);
  }

  Optional<T> named(Section section, String key) {
    return section.need(key, DidYouMean.expected(what, "", byId.keySet())).flatMap(this::named);
  }

  /** The ids that a list names; an unknown one or one named twice is a fault. */
  List<String> list(List<Field> fields) {
    List<String> named = new ArrayList<>();
    for (Field field : fields) {
      Optional<String> id = field.reference(byId.keySet(), what);
      if (id.isPresent() && named.contains(id.get())) {
        field.fault("each named once");
      } else {
        id.ifPresent(named::add);
      }
    }
    return named;
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  Optional<T> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<String> ids() {
    return byId.keySet();
  }

  List<T> all() {
    return List.copyOf(byId.values());
  }

  /** Where the thing was given its id. */
  Field placeOf(String id) {
    return places.get(id);
  }
}
