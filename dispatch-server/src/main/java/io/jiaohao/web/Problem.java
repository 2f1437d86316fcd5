package io.jiaohao.web;

/** Why a request is answered with an error, in words that its sender may read. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Problem(String words) {
    super(words, null, false, false);
  }
}
