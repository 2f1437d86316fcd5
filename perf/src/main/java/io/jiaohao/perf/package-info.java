/**
 * What the server costs: its hot parts alone under JMH, and how long a start takes behind a long
 * history. The whole server under load, beside a floor and other engines, is in {@code bench}.
 */
package io.jiaohao.perf;
