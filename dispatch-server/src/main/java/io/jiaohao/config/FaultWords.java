package io.jiaohao.config;

import io.jiaohao.core.PhraseBook;
import io.jiaohao.core.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What faults and warnings say, in Chinese. They are written in English where they are found; here
 * is, once for all, each kind of sentence with its Chinese.
 */
final class FaultWords {
  private static final PhraseBook VALUES =
      new PhraseBook(
          """
          missing | 缺少
          nothing | 空
          a mapping | 一个映射
          a list | 一个列表
          unknown key | 不认识的键
          given twice | 写了两次
          no done | 没有 done
          no walk-in | 没有普通类别
          no days | 没有日期
          unclear whose hours | 不清楚是谁的时间
          neither daily nor weekday | 既无 daily 也无 weekday
          a byte that is not UTF-8 | 不是 UTF-8 的字节
          nested {} deep | 嵌套 {} 层
          more than {} bytes | 超过 {} 字节
          more than {} characters | 超过 {} 个字符
          character {} | 字符 {}
          {} services | {} 个事项
          {} listed | 列了 {} 个
          {} item | {} 项
          {} items | {} 项
          """);

  private static final PhraseBook EXPECTED =
      new PhraseBook(
          """
          a mapping | 映射（键: 值）
          a list | 列表
          a word | 词
          the word | 词
          a key | 键
          a word as key | 用词作键
          a hall file | 大厅文件
          UTF-8 text | UTF-8 文字
          printable text | 可显示的文字
          well-formed YAML 1.2 | 合乎 YAML 1.2 的写法
          no anchors and aliases; write it out | 不用锚点和别名，请直接写出
          once; it is already on line {} | 只写一次；第 {} 行已有
          a list of {} | {} 项的列表
          text of {} characters | {} 个字符的文字
          an id of {} letters, digits or '-', a letter first | {} 个字母、数字或“-”的编号，字母开头
          a letter A-Z | 一个字母 A-Z
          {} or a whole number {} | {} 或整数 {}
          a whole number {} | 整数 {}
          a number {} | 数 {}
          a zone of this file | 本文件里的区
          a wing of this file | 本文件里的厅
          a class of this file | 本文件里的类别
          a tag of this file | 本文件里的标签
          a service of this file | 本文件里的事项
          a window mode of this file | 本文件里的窗口类型
          a window of this file | 本文件里的窗口
          a roster of this file's shifts | 本文件 shifts 里的班次
          a service or zone of this file | 本文件里的事项或区
          the running hall's | 正在运行的大厅的编号
          a time zone, as {} | 时区，如 {}
          a time HH:MM, {} | 时刻 HH:MM，{}
          two times, as {}, the later one last | 两个时刻，如 {}，晚的在后
          a time after open, {} | 晚于 open（{}）的时刻
          a time after {} and up to {} | 晚于 {}、不晚于 {} 的时刻
          not before the end of {}, {} | 不早于 {} 的结束（{}）
          no opening over hall.day_reset, {}, but from 00:00 to 24:00 | 开放时间不跨 hall.day_reset（{}），除非 00:00 到 24:00
          hours of a day once; {} has them on line {} | 一天的时间只写一次；第 {2} 行的 {1} 已有
          a wing, zone, service or windows; a wing also with a zone or service | 厅、区、事项或窗口；厅可与区或事项同写
          daily, or weekday with its parts | daily，或带各时段的 weekday
          a prefix of its own; {} has it on line {} | 不与别的相同的字头；第 {2} 行的 {1} 已用
          an id of its own; {} has it on line {} | 不与别的相同的编号；第 {2} 行的 {1} 已用
          an id that can be the prefix too, or a prefix: {} letters A-Z | 也能作字头的编号，或另写字头：{} 个字母 A-Z
          an id that no zone has, so that windows can name both | 不与区相同的编号，窗口才能分别指明
          {} letters A-Z | {} 个字母 A-Z
          letters alone, since the number's digits follow them | 只用字母，因为号码的数字跟在后面
          letters other than {} | {} 以外的字母
          each named once | 每个只列一次
          each code once | 每个代码只列一次
          a list with {}, the usual outcome | 含有 {}（通常结果）的列表
          at least one class with head_start_minutes: 0 | 至少一个 head_start_minutes: 0 的类别
          more than busy, {} | 大于 busy（{}）
          each window once; {} is listed already | 每个窗口只列一次；{} 已列
          windows listed once; {} is in {} on line {} | 窗口只列一次；第 {3} 行的 {2} 已有 {1}
          at most {} windows in the file | 全文件至多 {} 个窗口
          windows of this file; there is no {} | 本文件里的窗口；没有 {}
          a window or a range, as {}: the same letters, as many digits, the greater number last | 窗口或范围，如 {}：字母相同、位数相同、大号在后
          a window or a range, as {} | 窗口或范围，如 {}
          something that this window does not serve already | 本窗口还没有列出的事项
          something of the zones of wing {}: {} | {} 厅各区之内的：{}
          {} services a window | 每个窗口 {} 个事项
          {}, as many as are listed for this wing | {}，与本厅列出的一样多
          served by a window of wing {}, which has its zone | {} 厅设有该区，须有窗口办理
          served by a window of wing {} on shifts.{}, since it has tag {} | 带有标签 {3}，须由 {1} 厅列入 shifts.{2} 的窗口办理
          served by a window of wing {} on shifts.{} | 须由 {} 厅列入 shifts.{} 的窗口办理
          served by a window of wing {} that is planned open on {} | 须由 {} 厅在 {} 开放的窗口办理
          a zone that a wing lists | 有厅列出的区
          a zone with at least one service | 至少有一个事项的区
          no zones, since the wing has no windows | 不列区，因为该厅没有窗口
          at most max_calls, {} | 不大于 max_calls（{}）
          at most the seconds of interval_seconds | 不大于 interval_seconds 的秒数
          the name of a file beside this one; there is none of that name | 与本文件同处的文件名；没有叫这个名字的
          the name of a file beside this one that can be read | 与本文件同处、能读的文件名
          the name of a file beside this one | 与本文件同处的文件名
          at least one line {} | 至少一行 {}
          date,kind,name | date,kind,name 三栏
          each date once; it is already on line {} | 每个日期只写一次；第 {} 行已有
          a date, as {} | 日期，如 {}
          at most {} characters | 至多 {} 个字符
          at most {} | 至多 {}
          the holidays of {} are not in the holidays file: ordinary weeks are assumed | 节假日文件里没有 {} 年的节假日：按普通周计
          """);

  private static final Pattern DID_YOU_MEAN = Pattern.compile("(.+); did you mean (.+)\\?");
  private static final Pattern ONE_OF = Pattern.compile("(.+?)(, one of)?: (.+)");

  private FaultWords() {}

  /** A fault's value and what was expected, as one sentence. */
  static Words of(Fault fault) {
    String value = VALUES.chinese(fault.value()).orElse(fault.value());
    String expected = chinese(fault.expected()).orElse(fault.expected());
    return new Words(
        value + "（应为：" + expected + "）", fault.value() + " (expected: " + fault.expected() + ")");
  }

  static Words of(String sentence) {
    return new Words(chinese(sentence).orElse(sentence), sentence);
  }

  /** What was expected, in Chinese; empty if the table lacks it. */
  static Optional<String> chinese(String expected) {
    Matcher guess = DID_YOU_MEAN.matcher(expected);
    if (guess.matches()) {
      return chinese(guess.group(1)).map(words -> words + "；是不是 " + guess.group(2) + "？");
    }
    Optional<String> whole = EXPECTED.chinese(expected);
    Matcher list = ONE_OF.matcher(expected);
    return whole.isPresent() || !list.matches()
        ? whole
        : EXPECTED
            .chinese(list.group(1))
            .map(words -> words + (list.group(2) == null ? "：" : "之一：") + list.group(3));
  }
}
