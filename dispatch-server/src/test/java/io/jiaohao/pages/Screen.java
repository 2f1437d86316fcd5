package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A browser of its own, as at a kiosk, at a clerk's desk or under a lobby's ceiling. */
final class Screen implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(Patience.PATIENCE_S);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SHOTS = Path.of("target", "pages");

  /** It warns of every browser that is newer than it; held, or its level is forgotten. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private String base = "";

  Screen(int width, int height) {
    driver = new ChromeDriver(service(), options());
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /**
   * From now on at this server, and nobody's.
   *
   * @param pages where the server's pages are
   */
  Screen at(String pages) {
    base = pages;
    open("/page/icon.svg");
    driver.manage().deleteAllCookies();
    complaints();
    return this;
  }

  private static ChromeDriverService service() {
    for (Path needed : List.of(CHROMIUM, DRIVER)) {
      assertThat(needed)
          .as(
              "the tests of the pages need a browser: run ./jiaohao setup, or install the packages"
                  + " chromium and chromium-driver")
          .exists();
    }
    return new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return options;
  }

  Screen open(String path) {
    driver.get(base + path);
    return this;
  }

  /** Runs a script as each page's first; before {@link #open}. */
  Screen first(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    return this;
  }

  /**
   * A page of somebody who has signed in.
   *
   * @param cookie of the session, {@code name=value}
   */
  Screen as(String cookie) {
    int middle = cookie.indexOf('=');
    driver
        .manage()
        .addCookie(new Cookie(cookie.substring(0, middle), cookie.substring(middle + 1)));
    return this;
  }

  /**
   * As on a device that is set to dark colours, or to light ones, and to no motion between them.
   */
  Screen dark(boolean on) {
    Map<String, Object> scheme =
        Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light");
    Map<String, Object> still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
    return this;
  }

  /**
   * As a phone that is looked at again: of a number that is done it asks each 30 s, now at once.
   */
  Screen pickUp() {
    script("dispatchEvent(new Event('online'))");
    return this;
  }

  /** Leaves the server: nothing asks it for anything any more. */
  void leave() {
    driver.get("about:blank");
  }

  String address() {
    return driver.getCurrentUrl();
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  String text(String css) {
    return Objects.toString(
        script("return document.querySelector(arguments[0])?.textContent", css), "");
  }

  boolean shows(String css) {
    return Boolean.TRUE.equals(
        script(
            "const n = document.querySelector(arguments[0]); return n !== null && n.checkVisibility()",
            css));
  }

  Screen awaitShown(String css) {
    awaitThat(css + " is shown", () -> shows(css));
    return this;
  }

  Screen awaitGone(String css) {
    awaitThat(css + " is gone", () -> !shows(css));
    return this;
  }

  Screen awaitText(String css, String part) {
    await().untilAsserted(() -> assertThat(text(css)).contains(part));
    return this;
  }

  /** Waits until the page's data attribute has this value: {@code state}, {@code link}. */
  Screen awaitData(String name, String value) {
    await().untilAsserted(() -> assertThat(data(name)).as(text("#said")).isEqualTo(value));
    return this;
  }

  private void awaitThat(String what, Callable<Boolean> condition) {
    await().alias(what).until(condition);
  }

  String data(String name) {
    return Objects.toString(script("return document.body.dataset[arguments[0]]", name), "");
  }

  Screen click(String css) {
    awaitShown(css);
    find(css).click();
    return this;
  }

  Screen type(String css, String words) {
    find(css).sendKeys(words);
    return this;
  }

  Screen press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  Screen pressWith(Keys modifier, CharSequence key) {
    new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    return this;
  }

  /** What has the keyboard: its id, or its data-id or data-action. */
  String focus() {
    return Objects.toString(
        script("const a = document.activeElement; return a.dataset.id ?? a.dataset.action ?? a.id"),
        "");
  }

  Object script(String body, Object... arguments) {
    return driver.executeScript(body, arguments);
  }

  /** Runs a script that awaits; its last argument takes the result. */
  Object later(String body, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(
        "const end = arguments[arguments.length - 1];"
            + "(async (...given) => {"
            + body
            + "})(...arguments).then(end, fault => end('fault: ' + fault.stack))",
        arguments);
  }

  /** Mistakes that keep people out, by axe-core: those that it calls serious or critical. */
  List<?> barriers() {
    if (!Boolean.TRUE.equals(script("return 'axe' in window"))) {
      script(axe());
    }
    Object found =
        later(
            "const found = await axe.run(document, {resultTypes: ['violations']});"
                + "return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary)"
                + ".join(' | '))");
    assertThat(found).isInstanceOf(List.class);
    return (List<?>) found;
  }

  /** No such mistake in light or dark, in either language, in usual or large type. */
  void withoutBarriers() {
    for (String button : List.of("#language", "#type", "#language", "#type")) {
      for (boolean isDark : new boolean[] {true, false}) {
        assertThat(dark(isDark).barriers()).as("%s, dark: %s", address(), isDark).isEmpty();
      }
      // By script: an open dialog is in the way of a hand.
      script("document.querySelector(arguments[0])?.click()", button);
    }
  }

  private static String axe() {
    try (InputStream in = Screen.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the page complained of in the browser's console, but for the network while it is away. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> !message.contains("ERR_CONNECTION") && !message.contains("WebSocket"))
        .toList();
  }

  /** A picture for whoever wants to see the page, in target/pages. */
  void shot(String name) {
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
