package io.jiaohao.web;

import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSessions;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.accounts.SignInDesk;
import io.jiaohao.protocol.wire.Role;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who people at the pages are.
 *
 * @param roleOf the role of a device of the key file, if it is in it
 */
public record AccountSources(
    SignInDesk desk,
    PageSessions sessions,
    Pairings pairings,
    OnceLinks once,
    Function<String, Optional<Role>> roleOf,
    LinkGate gate) {}
