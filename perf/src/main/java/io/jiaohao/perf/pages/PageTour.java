package io.jiaohao.perf.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/** A walk through all pages of a crowded hall that leaves a picture of each, in both languages. */
final class PageTour {
  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final String FOLLOW = "[data-id='get/api/events']";
  private static final String CODE = "return document.querySelector('img[src$=\"/qr.svg\"]').src";

  private final CrowdedHall hall;
  private final Path out;
  private final List<Path> pictures = new ArrayList<>();

  PageTour(CrowdedHall hall, Path out) {
    this.hall = hall;
    this.out = out;
  }

  /** Walks; returns the pictures in order. */
  List<Path> walk() throws IOException {
    window();
    kiosk();
    try (Browser board = new Browser(1920, 1080);
        Browser manager = new Browser(1440, 900)) {
      board(board);
      manager(manager);
      admin();
      told(manager, board);
    }
    return pictures;
  }

  private void shoot(Browser browser, String name) throws IOException {
    Path file = out.resolve(name + ".png");
    browser.shoot(file);
    pictures.add(file);
  }

  private void kiosk() throws IOException {
    try (Browser kiosk = new Browser(1080, 1920)) {
      kiosk.open(hall.link("/kiosk")).awaitLive();
      for (String language : LANGUAGES) {
        if (language.equals("en")) {
          kiosk.click("#language");
        }
        kiosk.size(1080, 1920).awaitShown("[data-id=A]");
        shoot(kiosk, "kiosk-" + language);
        kiosk.size(1280, 800);
        shoot(kiosk, "kiosk-wide-" + language);
        kiosk.size(1080, 1920).click("[data-id=A]").awaitShown("[data-id=AA]");
        shoot(kiosk, "kiosk-services-" + language);
        kiosk.click("[data-id=AA]").awaitShown("[data-id=take]");
        shoot(kiosk, "kiosk-service-" + language);
        kiosk.click("[data-id=take]").awaitShown(".issued-number");
        shoot(kiosk, "kiosk-number-" + language);
        String code = String.valueOf(kiosk.script(CODE));
        kiosk.click("[data-id=done]");
        if (language.equals("zh")) {
          phone(code.replace("/qr.svg", ""));
        }
      }
    }
  }

  /** The page behind the code on the kiosk's screen. */
  private void phone(String address) throws IOException {
    try (Browser phone = new Browser(390, 844)) {
      phone.open(address).awaitShown("#now");
      shoot(phone, "phone-en");
      phone.click("#language");
      shoot(phone, "phone-zh");
    }
  }

  private void board(Browser board) throws IOException {
    board.open(hall.link("/board")).awaitLive();
    shoot(board, "board");
    board.size(1080, 1920);
    shoot(board, "board-portrait");
    board.size(1920, 1080);
  }

  /** What a manager tells everybody; boards tell it in both languages at once. */
  private void told(Browser manager, Browser board) throws IOException {
    manager.script("location.assign('/manager')");
    manager.awaitLive().click("#notice-post").awaitShown("#dialog");
    manager.type("[name=zh]", "12月1日起，不动产登记业务移至西厅二楼办理");
    manager.type(
        "[name=en]", "From 1 December, property registration is on floor 2 of the West Hall");
    manager.press(Keys.ENTER).awaitShown(".told-notice");
    board.awaitShown("#posted");
    shoot(board, "board-notice");
    for (String language : LANGUAGES) {
      manager.language(language, ".told-notice");
      shoot(manager, "manager-notice-" + language);
    }
    manager.click("#evacuate").awaitShown("#dialog");
    manager.type("[name=word]", "evacuate").press(Keys.ENTER).awaitShown("#leaving");
    shoot(manager, "manager-evacuation-en");
    board.awaitShown("#evacuation");
    shoot(board, "board-evacuation");
    board.size(1080, 1920);
    shoot(board, "board-evacuation-portrait");
  }

  private void window() throws IOException {
    try (Browser window = new Browser(1440, 900)) {
      window.open(hall.link("/window")).awaitLive().awaitEither("#sit-down", ".queue-line");
      if (window.shows("#sit-down")) {
        window.click("#sit-down").awaitShown(".queue-line");
      }
      finishWhatIsOpen(window);
      for (String language : LANGUAGES) {
        window.language(language);
        shoot(window, "window-ready-" + language);
      }
      window.press(Keys.F2).awaitData("state", "WINDOW_CALLING");
      for (String language : LANGUAGES) {
        window.language(language);
        shoot(window, "window-calling-" + language);
      }
      window.press(Keys.F4).awaitData("state", "WINDOW_SERVING").dark(true);
      shoot(window, "window-serving-dark");
    }
  }

  /** The clerk who sat here before may have left somebody at the window. */
  private static void finishWhatIsOpen(Browser window) {
    if (window.data("state").equals("WINDOW_CALLING")) {
      window.press(Keys.F4).awaitData("state", "WINDOW_SERVING");
    }
    if (window.data("state").equals("WINDOW_SERVING")) {
      window.press(Keys.F6).awaitShown("#dialog").press(Keys.ENTER);
    }
    window.awaitData("state", "WINDOW_READY");
  }

  private void manager(Browser manager) throws IOException {
    manager.open(hall.link("/manager")).awaitLive();
    for (String language : LANGUAGES) {
      manager.language(language);
      shoot(manager, "manager-" + language);
    }
    manager.click(".tile[data-call=true]").awaitShown("#why-table");
    shoot(manager, "manager-why-en");
    manager.press(Keys.ESCAPE).dark(true);
    shoot(manager, "manager-dark");
    report(manager.dark(false));
    manager.dark(false);
  }

  private void report(Browser manager) throws IOException {
    manager.click("#report-link").awaitShown("#report");
    for (String language : LANGUAGES) {
      manager.language(language, "#report");
      shoot(manager, "report-" + language);
    }
    manager.dark(true);
    shoot(manager, "report-dark");
  }

  private void admin() throws IOException {
    try (Browser admin = new Browser(1440, 900)) {
      admin.open(hall.link("/admin")).awaitShown("#device-rows tr");
      for (String language : LANGUAGES) {
        admin.language(language, "#device-rows tr");
        shoot(admin, "admin-devices-" + language);
        admin.click("[data-id=plan]").awaitShown("#plan-verdict[data-kind=good]");
        shoot(admin, "admin-plan-" + language);
        admin.click("[data-id=staff]").awaitShown("#part-staff");
        shoot(admin, "admin-staff-" + language);
        admin.click("[data-id=audit]").awaitShown("#audit-rows tr");
        shoot(admin, "admin-audit-" + language);
        admin.click("[data-id=webhooks]").awaitShown("#hook-url");
        shoot(admin, "admin-webhooks-" + language);
        admin.click("[data-id=devices]").awaitShown("#part-devices");
      }
      admin.dark(true);
      shoot(admin, "admin-devices-dark");
      admin.dark(false).click("[data-id=webhooks]").awaitShown("#hook-url");
      api(admin.click("#part-webhooks a[href='/api']"));
    }
  }

  /** Events as they come in, on the page on which programmers try the API. */
  private void api(Browser browser) throws IOException {
    for (String language : LANGUAGES) {
      browser.language(language, FOLLOW).click(FOLLOW).awaitShown("#send").click("#send");
      browser.awaitShown(".event:nth-child(12)");
      shoot(browser, "api-" + language);
    }
    browser.dark(true);
    shoot(browser, "api-dark");
  }
}
