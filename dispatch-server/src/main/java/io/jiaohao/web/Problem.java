package io.jiaohao.web;

import io.jiaohao.core.Words;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;

/** Why a request is answered with an error, in words that its sender may read. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;

  /** What is wrong with a request that cannot be understood. */
  static final String BAD_REQUEST_CODE = "BAD_REQUEST";

  private final int status;
  private final String code;
  private final transient Optional<Words> words;

  Problem(String detail) {
    this(BAD_REQUEST, BAD_REQUEST_CODE, detail);
  }

  /** With a stable code, for programs. */
  Problem(int status, String code, String detail) {
    this(status, code, detail, Optional.empty());
  }

  /** With words for the person who waits at the program's screen as well. */
  Problem(int status, String code, String detail, Optional<Words> words) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.words = words;
  }

  /** An action whose problem, if it has one, is what is answered. */
  static Handler<RoutingContext> told(Consumer<RoutingContext> action) {
    return http -> {
      try {
        action.accept(http);
      } catch (Problem problem) {
        http.fail(problem.status(), problem);
      }
    };
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<Words> words() {
    return words;
  }
}
