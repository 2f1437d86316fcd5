package io.jiaohao.web;

/**
 * The limits of the web side.
 *
 * @param host address to listen on; only a loopback address is accepted
 * @param port 0 = any free one
 * @param pushEveryMs shortest time between two pictures to a viewer
 * @param keepAliveEveryMs how often a viewer is told the time, and asked for a sign of life
 * @param maxViewers pages that watch at once; more are told to come back
 * @param viewerBufferBytes unsent bytes above which a viewer is skipped
 * @param maxConnections open connections of any kind; more are closed at once
 * @param silentAfterS a connection on which nothing goes either way for so long, or a page that
 *     answers nothing for so long, is closed
 * @param pictureOldAfterMs age of the picture from which the server is not ready
 * @param maxBodyBytes largest body of a request
 * @param answerWithinMs longest wait for what became of a command
 * @param startWithinMs longest wait for the port
 * @param stopWithinMs longest wait for open answers when stopping
 */
public record WebSettings(
    String host,
    int port,
    int pushEveryMs,
    int keepAliveEveryMs,
    int maxViewers,
    int viewerBufferBytes,
    int maxConnections,
    int silentAfterS,
    int pictureOldAfterMs,
    int maxBodyBytes,
    int answerWithinMs,
    int startWithinMs,
    int stopWithinMs) {

  private static final int HIGHEST_PORT = 65_535;

  /** What a server uses. */
  public static final WebSettings DEFAULTS =
      new WebSettings(
          "127.0.0.1",
          8080,
          500,
          5_000,
          64,
          256 * 1024,
          1_024,
          30,
          10_000,
          4_096,
          10_000,
          10_000,
          3_000);

  public WebSettings {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "web port: " + port + " (expected: 0.." + HIGHEST_PORT + ")");
    }
    positive("pushEveryMs", pushEveryMs);
    positive("keepAliveEveryMs", keepAliveEveryMs);
    positive("maxViewers", maxViewers);
    positive("viewerBufferBytes", viewerBufferBytes);
    positive("maxConnections", maxConnections);
    positive("silentAfterS", silentAfterS);
    positive("pictureOldAfterMs", pictureOldAfterMs);
    positive("maxBodyBytes", maxBodyBytes);
    positive("answerWithinMs", answerWithinMs);
    positive("startWithinMs", startWithinMs);
    positive("stopWithinMs", stopWithinMs);
  }

  private static void positive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: above 0)");
    }
  }

  /** These limits at another address. */
  public WebSettings at(String otherHost, int otherPort) {
    return new WebSettings(
        otherHost,
        otherPort,
        pushEveryMs,
        keepAliveEveryMs,
        maxViewers,
        viewerBufferBytes,
        maxConnections,
        silentAfterS,
        pictureOldAfterMs,
        maxBodyBytes,
        answerWithinMs,
        startWithinMs,
        stopWithinMs);
  }

  /** These limits with another patience. */
  WebSettings withAnswerWithinMs(int otherMs) {
    return new WebSettings(
        host,
        port,
        pushEveryMs,
        keepAliveEveryMs,
        maxViewers,
        viewerBufferBytes,
        maxConnections,
        silentAfterS,
        pictureOldAfterMs,
        maxBodyBytes,
        otherMs,
        startWithinMs,
        stopWithinMs);
  }
}
