package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.protocol.wire.Role;
import java.util.Optional;

/** Who may be which device. */
final class LinkRoles {
  private static final String MANAGER_PREFIX = "manager-";

  private LinkRoles() {}

  /** What speaks against it, in words; empty if nothing does. */
  static Optional<String> fault(PageSession session, Role role, String deviceId) {
    if (!session.device().isEmpty()) {
      return session.device().equals(deviceId)
          ? Optional.empty()
          : Optional.of("device: " + deviceId + " (expected: " + session.device() + ")");
    }
    return switch (role) {
      case ROLE_WINDOW, ROLE_BOARD -> needs(session, AccountRole.STAFF);
      // A clerk must not give grades in a visitor's stead.
      case ROLE_KIOSK, ROLE_PAD -> needs(session, AccountRole.MANAGER);
      case ROLE_MANAGER ->
          needs(session, AccountRole.MANAGER).or(() -> nameFault(session, deviceId));
      default ->
          Optional.of("role: " + role + " (expected: a kiosk, window, board, pad or manager)");
    };
  }

  private static Optional<String> needs(PageSession session, AccountRole role) {
    return session.may(role)
        ? Optional.empty()
        : Optional.of(
            "roles of %s: %s (expected: %s)"
                .formatted(session.name(), AccountRole.words(session.roles()), role.word()));
  }

  /** Managers are in no key file: each may only be one of its own name. */
  private static Optional<String> nameFault(PageSession session, String deviceId) {
    String own = MANAGER_PREFIX + session.name();
    return deviceId.equals(own) || deviceId.startsWith(own + '.')
        ? Optional.empty()
        : Optional.of("device: " + deviceId + " (expected: " + own + ", or " + own + ".something)");
  }
}
