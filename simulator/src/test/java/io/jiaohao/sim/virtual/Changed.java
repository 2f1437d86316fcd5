package io.jiaohao.sim.virtual;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Records with one component changed, however many they have. */
final class Changed {
  private Changed() {}

  /** A copy of a record in which the named component is another. */
  static <R extends Record> R copy(R record, String component, Object value) {
    RecordComponent[] all = record.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(all).map(RecordComponent::getType).toArray(size -> new Class<?>[size]);
    Object[] values = new Object[all.length];
    try {
      for (int i = 0; i < all.length; i++) {
        boolean changes = all[i].getName().equals(component);
        values[i] = changes ? value : all[i].getAccessor().invoke(record);
      }
      @SuppressWarnings("unchecked")
      R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
