package io.jiaohao.foresight;

import io.jiaohao.core.Supposition;
import java.util.List;

/**
 * Something that a manager could do about people who wait.
 *
 * @param wing where they wait
 * @param services for which they wait
 * @param window whom it is about
 */
public record Proposal(String wing, List<String> services, Deed deed, String window) {

  /** What the window would do. */
  public enum Deed {
    /** Begin to work: open, come back from a break, have its terminal mended. */
    OPEN,
    /** Call, as a window does that is ready and calls nobody. */
    CALL,
    /** Help out with the services, which are not its own. */
    HELP
  }

  public Proposal {
    services = List.copyOf(services);
  }

  /** Who is ready is taken to call at once; without the proposal this one does not. */
  Supposition without() {
    return deed == Deed.CALL ? Supposition.rests(window) : Supposition.NONE;
  }

  Supposition with() {
    return Supposition.works(window);
  }
}
