package io.jiaohao.web;

import io.jiaohao.core.PhraseBook;
import io.jiaohao.core.Words;
import java.util.Optional;

/**
 * What is wrong with a request, for the person at the page: problems are written in English where
 * they are found; here is, once for all, each kind that the pages of managers and administrators
 * can meet, with its Chinese. The hall's own refusals bring their words along.
 */
final class ProblemWords {
  private static final PhraseBook PROBLEMS =
      new PhraseBook(
          """
          account: "{}" (expected: 1..32 of a-z 0-9 _ -) | 账号“{}”不行：应为 1..32 个 a-z 0-9 _ -
          account: {} (expected: a name not in use) | 账号 {} 已有人用，请换一个
          account: {} is the only admin (expected: another one first) | {} 是唯一的管理员，请先设另一位
          account: "{}" (expected: one of the list) | 没有账号“{}”
          account: "{}" (expected: {}) | 没有账号“{}”，有：{}
          roles: none (expected: {}) | 没有写角色，应为：{}
          roles of {}: {} (expected: {}) | {} 的角色是 {}，需要 {}
          role: "{}" (expected: {}) | 没有角色“{}”，应为：{}
          password: {} characters (expected: {}) | 密码有 {} 个字符，应为：{}
          device: {} (expected: an id not in use) | 设备编号 {} 已有人用，请换一个
          device: {} (expected: one in {}) | {2} 里没有设备 {1}
          device: {} (expected: one of the list) | 没有设备 {}
          device id: "{}" (expected: {}) | 设备编号“{}”不行：应为 {}
          place: "{}" (expected: none for this role) | 这个角色没有位置，写了“{}”
          place: "{}" (expected: a wing of the hall) | 大厅里没有叫“{}”的厅
          place: "{}" (expected: a window of the hall) | 大厅里没有叫“{}”的窗口
          place: "{}" (expected: a wing or window of the hall) | 大厅里没有叫“{}”的厅或窗口
          place: "{}" (expected: one word) | 位置“{}”应为一个词
          code: "{}" (expected: {}) | 没有屏在等待配对码“{}”
          screen: not known, or it waited too long | 没有这块屏，或等得太久了
          the hall has no plan yet | 大厅还没有配置
          body: empty (expected: a hall file) | 没有内容，应为大厅文件
          body: {} bytes (expected: one JSON object) | 内容 {} 字节，应为一个 JSON 对象
          at: "{}" (expected: {}) | 生效时刻“{}”不行：应为 now，或大厅一年之内的将来时刻，如 2026-11-27T08:00
          work that waits: over {} (expected: later) | 已有 {} 件事在等待，请稍后再试
          looking back took over {} s (expected: {}) | 查阅超过 {} 秒。请用命令 ./jiaohao journal at 或 why，不限时
          call, number: {} (expected: one) | 叫号编号与号码应只写一个
          call: {} (expected: a call of the journal, or a number called today) | 记录里没有 {}：应为今天叫过的号码，或叫号编号
          call: "{}" (expected: a call's id) | “{}”不是叫号编号
          time: "{}" (expected: {}) | 时刻“{}”不行：应为大厅已过去的时刻，如 2026-11-25T10:30
          day: "{}" (expected: a day up to {}, as in {}) | 日期“{}”不行：应不晚于 {}，如 {}
          table: "{}" (expected: waits or windows) | 没有表“{}”，应为 waits 或 windows
          note: {} characters (expected: {}) | 处理情况有 {} 个字，应为 {}
          deed: "{}" (expected: {}) | 没有做法“{}”，应为：{}
          {}: "{}" (expected: what the hall's plan has) | {}“{}”不在大厅配置里
          zh: {} characters (expected: {}) | 中文通知有 {} 个字，应为 {}
          en: {} characters (expected: {}) | 英文通知有 {} 个字符，应为 {}
          wing: "{}" (expected: one of {}) | 大厅里没有叫“{}”的厅，有：{}
          zone: "{}" (expected: one of {}) | 大厅里没有叫“{}”的区，有：{}
          important: "{}" (expected: {}) | 重要与否写了“{}”，应为 yes 或不写
          until: "{}" (expected: {}) | 结束时刻“{}”不行：应为大厅将来的时刻，如 2026-11-25T17:30
          notices: {} (expected: take one back first) | 已有 {} 条通知，请先撤回一条
          notice: {} (expected: one that is posted) | 没有通知 {}，也许已撤回
          notice: "{}" (expected: a notice's id) | “{}”不是通知的编号
          confirm: "{}" (expected: "{}") | 确认词“{}”不对，应为 {}
          url: {} (expected: {}) | 地址 {} 不行：应为 https 地址，http 只能到本机；不带用户名和 #，不到链路本地、组播或云元数据地址
          webhooks: {} (expected: {}) | 已有 {} 个推送，请先删去一个
          webhook: "{}" (expected: one of the list) | 没有推送“{}”
          types: "{}" (expected: {}) | 没有事件种类“{}”，有：{}
          after: {} (expected: up to {}, where {}) | 起点 {} 超过了大厅的 {}，属于另一份记录，请重新开始
          after: {} (expected: {} or later; {}) | 起点 {} 太早，应不早于 {}
          after: "{}" (expected: {}) | 起点“{}”不行，应为：{}
          field: "{}" (expected: {}) | 不认识的项“{}”，应为：{}
          {}: missing (expected: {}) | 缺少 {}
          {}: twice (expected: once) | {} 写了两次
          {}: {} (expected: a text) | {} 应为文字，写了 {}
          Content-Type: "{}" (expected: {}) | 内容类型“{}”不行，应为 {}
          X-CSRF: {} (expected: {}) | 页面的凭证不对，请重新打开本页
          session: none, or it has ended (expected: sign in first) | 登录已失效，请先登录
          Origin: "{}" (expected: {}) | 请求来自别的网站“{}”
          Host: "{}" (expected: {}) | 地址“{}”不是本机
          name or password: wrong (expected: an account's) | 账号或密码不对
          link: used before, or not known (expected: a new one) | 链接已用过，或不认识
          {} (expected: again in {} s) | 请 {2} 秒后再试
          """);

  private ProblemWords() {}

  /** What a page says of it; empty if it is not one that a person can meet. */
  static Optional<Words> of(Problem problem) {
    String detail = String.valueOf(problem.getMessage());
    return problem.words().or(() -> PROBLEMS.chinese(detail).map(zh -> new Words(zh, detail)));
  }
}
