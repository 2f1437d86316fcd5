package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NOBODY;

import java.util.Arrays;

/** The queues of one possible future: linked lists in arrays, laid out anew for each. */
final class RolloutQueues {
  private static final int ROOM_FOR_ARRIVALS = 256;

  private final RolloutStart start;
  private int[] head;
  private int[] tail;
  private int[] next;
  private int count;
  OrderKey[] key;
  int[] queueOf;
  long[] issuedAtMs;
  int[] passes;

  RolloutQueues(RolloutStart start) {
    this.start = start;
    head = new int[start.queues().size()];
    tail = new int[start.queues().size()];
    int room = start.persons().size() + ROOM_FOR_ARRIVALS;
    next = new int[room];
    key = new OrderKey[room];
    queueOf = new int[room];
    issuedAtMs = new long[room];
    passes = new int[room];
    for (int p = 0; p < start.persons().size(); p++) {
      RolloutStart.Person person = start.persons().get(p);
      queueOf[p] = person.queue();
      issuedAtMs[p] = person.issuedAtMs();
    }
  }

  /** As at the start. */
  void restore() {
    head = start.head().clone();
    tail = start.tail().clone();
    next = Arrays.copyOf(start.next(), next.length);
    count = start.persons().size();
    for (int p = 0; p < count; p++) {
      key[p] = start.persons().get(p).key();
      passes[p] = start.persons().get(p).passes();
    }
  }

  /** The first of a queue who takes a place; each queue has one guest at most. */
  int head(int queue) {
    int first = head[queue];
    return first != NOBODY && isGuest(first) ? next[first] : first;
  }

  /** The queue's guest, if nobody is before him. */
  int guestAtHead(int queue) {
    int first = head[queue];
    return first != NOBODY && isGuest(first) ? first : NOBODY;
  }

  /** The person's number among what draws decide; another each time after a call in vain. */
  long drawnAs(int person) {
    return isAsked(person)
        ? Matter.ticket(start.persons().get(person).ticketId(), passes[person])
        : Matter.arrival(
            start.queues().get(queueOf[person]).drawn(), issuedAtMs[person], passes[person]);
  }

  boolean isGuest(int person) {
    return person >= start.guestsFrom() && person < start.persons().size();
  }

  /** Whether the person, or guest, is of the start: somebody wants to know when. */
  boolean isAsked(int person) {
    return person < start.persons().size();
  }

  /** Takes out somebody who is the first of a queue, or the second behind its guest. */
  void remove(int person) {
    int queue = queueOf[person];
    int before = head[queue] == person ? NOBODY : head[queue];
    if (before == NOBODY) {
      head[queue] = next[person];
    } else {
      next[before] = next[person];
    }
    if (tail[queue] == person) {
      tail[queue] = before;
    }
  }

  /** Takes in somebody who arrives. */
  void join(int queue, OrderKey newKey, long atMs) {
    if (count == next.length) {
      grow();
    }
    int person = count++;
    key[person] = newKey;
    queueOf[person] = queue;
    issuedAtMs[person] = atMs;
    passes[person] = 0;
    insert(person);
  }

  private void insert(int person) {
    int queue = queueOf[person];
    int behind = NOBODY;
    if (tail[queue] != NOBODY && key[tail[queue]].compareTo(key[person]) < 0) {
      behind = tail[queue];
    } else {
      for (int p = head[queue]; p != NOBODY && key[p].compareTo(key[person]) < 0; p = next[p]) {
        behind = p;
      }
    }
    link(person, behind);
  }

  private void link(int person, int behind) {
    int queue = queueOf[person];
    next[person] = behind == NOBODY ? head[queue] : next[behind];
    if (behind == NOBODY) {
      head[queue] = person;
    } else {
      next[behind] = person;
    }
    if (next[person] == NOBODY) {
      tail[queue] = person;
    }
  }

  /** Puts somebody who was called in vain some places down the queue; guests count for nobody. */
  void putDown(int person, int places) {
    int behind = NOBODY;
    int passed = 0;
    for (int p = head[queueOf[person]]; p != NOBODY && passed < places; p = next[p]) {
      behind = p;
      passed += isGuest(p) ? 0 : 1;
    }
    passes[person]++;
    if (behind != NOBODY) {
      key[person] = key[behind].justBehind(key[person].ticketId());
    }
    link(person, behind);
  }

  private void grow() {
    int room = 2 * next.length;
    next = Arrays.copyOf(next, room);
    key = Arrays.copyOf(key, room);
    queueOf = Arrays.copyOf(queueOf, room);
    issuedAtMs = Arrays.copyOf(issuedAtMs, room);
    passes = Arrays.copyOf(passes, room);
  }
}
