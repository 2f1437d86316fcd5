package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import java.util.AbstractList;
import java.util.List;

/**
 * Remembered requests of a device in two arrays, each read only when somebody looks. So they come
 * out of a snapshot: at a start hardly any is asked for, and reading them all would be most of the
 * time that it takes; the snapshot's checksum has vouched for the bytes.
 */
final class PackedRequests extends AbstractList<WrittenRequest> {
  private final byte[] bytes;

  /** Where each ends. */
  private final int[] ends;

  private PackedRequests(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** Copies these {@code Remembered}, oldest first. */
  static PackedRequests of(List<ByteString> requests) {
    byte[] bytes = new byte[requests.stream().mapToInt(ByteString::size).sum()];
    int[] ends = new int[requests.size()];
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      ByteString request = requests.get(i);
      request.copyTo(bytes, at);
      at += request.size();
      ends[i] = at;
    }
    return new PackedRequests(bytes, ends);
  }

  @Override
  public WrittenRequest get(int index) {
    int from = index == 0 ? 0 : ends[index - 1];
    return new WrittenRequest(bytes, from, ends[index] - from);
  }

  @Override
  public int size() {
    return ends.length;
  }
}
