package io.jiaohao.peers;

import java.util.*;

/**
 * Pure data-structure floor: ns per issue+call cycle. heads = ring deque per (service, priority),
 * pick best of the window's skills; scan = one global ordered list walked to the first skilled
 * ticket.
 */
public class Core {
  static final class Ring {
    int[] a = new int[16];
    int h, n;

    void add(int v) {
      if (n == a.length) {
        int[] b = new int[n * 2];
        for (int i = 0; i < n; i++) b[i] = a[(h + i) & (n - 1)];
        a = b;
        h = 0;
      }
      a[(h + n++) & (a.length - 1)] = v;
    }

    int peek() {
      return n == 0 ? Integer.MAX_VALUE : a[h];
    }

    int poll() {
      int v = a[h];
      h = (h + 1) & (a.length - 1);
      n--;
      return v;
    }
  }

  public static void main(String[] x) {
    for (int[] c :
        new int[][] {
          {130, 10_000, 20},
          {1300, 10_000, 20},
          {13_000, 10_000, 20},
          {130, 100_000, 20},
          {130, 1_000_000, 20},
          {130, 10_000_000, 20},
          {13_000, 10_000_000, 200}
        }) heads(c[0], c[1], c[2]);
    for (int n : new int[] {1_000, 10_000, 100_000}) scan(130, n, 20, true);
    scan(130, 10_000, 20, false);
  }

  static int[][] skills(int W, int S) {
    var r = new SplittableRandom(42);
    int[][] k = new int[W][];
    for (int w = 0; w < W; w++) k[w] = r.ints(0, S).distinct().limit(5).toArray();
    return k;
  }

  static void heads(int W, int n, int S) {
    int[][] k = skills(W, S);
    Ring[][] q = new Ring[3][S];
    for (var a : q) for (int s = 0; s < S; s++) a[s] = new Ring();
    var r = new SplittableRandom(1);
    int id = 0;
    for (int i = 0; i < n; i++) q[Model.randomClass(r)][r.nextInt(S)].add(id++);
    long best = Long.MAX_VALUE, sink = 0;
    int M = 1_000_000;
    for (int rep = 0; rep < 8; rep++) {
      long t = System.nanoTime();
      for (int i = 0; i < M; i++) {
        q[Model.randomClass(r)][r.nextInt(S)].add(id++);
        int[] sk = k[r.nextInt(W)];
        for (int p = 2; p >= 0; p--) {
          int b = Integer.MAX_VALUE, bs = -1;
          for (int s : sk) {
            int h = q[p][s].peek();
            if (h < b) {
              b = h;
              bs = s;
            }
          }
          if (bs >= 0) {
            sink += q[p][bs].poll();
            break;
          }
        }
      }
      best = Math.min(best, System.nanoTime() - t);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"core\":\"heads\",\"windows\":%d,\"tickets\":%d,\"services\":%d,\"ns_per_cycle\":%.1f,\"sink\":%d}%n",
        W,
        n,
        S,
        (double) best / M,
        sink & 1);
  }

  @SuppressWarnings("JdkObsolete") // One linked list is what is measured.
  static void scan(int W, int n, int S, boolean sorted) {
    int[][] k = skills(W, S);
    record T(int p, int id, int s) {}
    var r = new SplittableRandom(1);
    Comparator<T> c = Comparator.comparingInt((T t) -> -t.p).thenComparingInt(t -> t.id);
    int id = 0;
    TreeSet<T> ts = new TreeSet<>(c);
    LinkedList<T> ll = new LinkedList<>();
    for (int i = 0; i < n; i++) {
      T t = new T(Model.randomClass(r), id++, r.nextInt(S));
      if (sorted) ts.add(t);
      else ll.add(t);
    }
    int M = sorted ? 100_000 : 2_000;
    long best = Long.MAX_VALUE;
    for (int rep = 0; rep < 4; rep++) {
      long t0 = System.nanoTime();
      for (int i = 0; i < M; i++) {
        T nt = new T(Model.randomClass(r), id++, r.nextInt(S));
        int[] sk = k[r.nextInt(W)];
        if (sorted) {
          ts.add(nt);
          var it = ts.iterator();
          f:
          while (it.hasNext()) {
            T t = it.next();
            for (int s : sk)
              if (s == t.s) {
                it.remove();
                break f;
              }
          }
        } else {
          ll.add(nt);
          T b = null;
          for (T t : ll) {
            boolean m = false;
            for (int s : sk)
              if (s == t.s) {
                m = true;
                break;
              }
            if (m && (b == null || c.compare(t, b) < 0)) b = t;
          }
          if (b != null) ll.remove(b);
        }
      }
      best = Math.min(best, System.nanoTime() - t0);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"core\":\"%s\",\"windows\":%d,\"tickets\":%d,\"services\":%d,\"ns_per_cycle\":%.0f}%n",
        sorted ? "treeset_walk" : "list_scan",
        W,
        n,
        S,
        (double) best / M);
  }
}
