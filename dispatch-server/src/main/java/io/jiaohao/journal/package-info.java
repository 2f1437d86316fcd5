/**
 * The embedded journal: one SQLite file a hall, its snapshots, and the tools that read, check and
 * copy them. Everything outside sees the engine's ports; nothing else knows SQLite. The page about
 * the files, byte by byte, is {@code docs/journal.md}.
 */
package io.jiaohao.journal;
