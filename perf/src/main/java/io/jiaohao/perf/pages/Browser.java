package io.jiaohao.perf.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A headless Chromium with one page, used as a person uses it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int SHOWN_WITHIN_S = 30;
  private static final int LOOK_EVERY_MS = 50;

  /** It warns of every browser that is newer than it; held, or its level is forgotten. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  /**
   * Opens a browser.
   *
   * @param width of the page, in CSS pixels
   * @param height of the page, in CSS pixels
   * @throws IOException if Chromium or its driver is not installed
   */
  Browser(int width, int height) throws IOException {
    for (Path needed : List.of(CHROMIUM, DRIVER)) {
      if (!Files.isExecutable(needed)) {
        throw new IOException(needed + ": not found (expected: installed; ./jiaohao setup does)");
      }
    }
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
        "--disable-sync",
        "--hide-scrollbars");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    size(width, height);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(SHOWN_WITHIN_S));
  }

  /** Gives the page another size. */
  Browser size(int width, int height) {
    return command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** As a person whose system is set to light or dark. */
  Browser dark(boolean dark) {
    return command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Sends the browser a command of its debugging protocol. */
  Browser command(String name, Map<String, Object> arguments) {
    driver.executeCdpCommand(name, arguments);
    return this;
  }

  /** Sends the browser a command of its debugging protocol; its answer. */
  Map<String, Object> ask(String name) {
    return driver.executeCdpCommand(name, Map.of());
  }

  Browser open(String address) {
    driver.get(address);
    return this;
  }

  /** Shows this page in a language, {@code zh} or {@code en}, as its own button would. */
  Browser language(String language) {
    return speak(language).awaitLive();
  }

  /** The same on a page without live data, which is there when it shows this. */
  Browser language(String language, String shown) {
    return speak(language).awaitShown(shown);
  }

  private Browser speak(String language) {
    script("localStorage.setItem('jiaohao.language' + location.pathname, arguments[0])", language);
    driver.navigate().refresh();
    return this;
  }

  Object script(String body, Object... arguments) {
    return driver.executeScript(body, arguments);
  }

  /** Runs a script whose last argument takes its result. */
  Object later(String body, Object... arguments) {
    return driver.executeAsyncScript(body, arguments);
  }

  /** Waits until the page shows live data. */
  Browser awaitLive() {
    return awaitData("link", "live");
  }

  Browser awaitData(String name, String value) {
    return await("data-" + name + "=" + value, () -> value.equals(data(name)));
  }

  /** What the page says of itself: {@code link}, {@code state}. */
  String data(String name) {
    return Objects.toString(script("return document.body.dataset[arguments[0]]", name), "");
  }

  boolean shows(String css) {
    return Boolean.TRUE.equals(
        script(
            "const n = document.querySelector(arguments[0]);"
                + " return n !== null && n.checkVisibility()",
            css));
  }

  Browser awaitShown(String css) {
    return await(css, () -> shows(css));
  }

  Browser awaitEither(String css, String other) {
    return await(css + " or " + other, () -> shows(css) || shows(other));
  }

  private Browser await(String what, BooleanSupplier condition) {
    int looks = (int) (TimeUnit.SECONDS.toMillis(SHOWN_WITHIN_S) / LOOK_EVERY_MS);
    for (int i = 0; i < looks; i++) {
      if (condition.getAsBoolean()) {
        return this;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
    }
    throw new IllegalStateException(
        "%s never came to show %s; it says: %s"
            .formatted(driver.getCurrentUrl(), what, text("body")));
  }

  String text(String css) {
    return Objects.toString(
        script("return document.querySelector(arguments[0])?.innerText", css), "");
  }

  Browser click(String css) {
    awaitShown(css);
    driver.findElement(By.cssSelector(css)).click();
    return this;
  }

  Browser type(String css, String words) {
    driver.findElement(By.cssSelector(css)).sendKeys(words);
    return this;
  }

  Browser press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
    return this;
  }

  /** Writes what is to be seen into a PNG file. */
  void shoot(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
