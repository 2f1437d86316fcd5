/**
 * The whole server beside a floor and other engines on the same work, in turns, in one run. The
 * engines and the load generator are processes of their own; what they print is put in one record,
 * and figures, ratios, budgets and the report are read from that record alone.
 */
package io.jiaohao.perf.bench;
