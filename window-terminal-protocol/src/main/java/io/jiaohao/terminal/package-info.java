/** Plain terminals for people and scripts: a ticket machine and a window's keys, as text. */
package io.jiaohao.terminal;
