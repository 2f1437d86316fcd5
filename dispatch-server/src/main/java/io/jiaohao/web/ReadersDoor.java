package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** For what programs and managers may both read: who shows a key comes in by it, or not at all. */
final class ReadersDoor {
  private final ApiDoor programs;
  private final SessionDoor people;
  private final Handler<RoutingContext> managers;

  ReadersDoor(ApiDoor programs, SessionDoor people) {
    this.programs = programs;
    this.people = people;
    this.managers = people.only(AccountRole.MANAGER);
  }

  void check(RoutingContext http) {
    if (http.request().getHeader(HttpHeaders.AUTHORIZATION) != null) {
      programs.check(http);
    } else {
      managers.handle(http);
    }
  }

  /** Whether who was let in is a program. */
  static boolean isProgram(RoutingContext http) {
    return http.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  /** Whether who was let in may still be here. */
  boolean isStillIn(RoutingContext http) {
    return isProgram(http) ? programs.isKnown(http) : people.isStillIn(http);
  }
}
