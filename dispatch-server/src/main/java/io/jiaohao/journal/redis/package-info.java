/**
 * The journal in Redis: one stream a hall, appended by a function that checks who writes and what
 * comes next; the lease by which one node owns a hall; snapshots and trimming. Nothing else knows
 * Lettuce. What each setting of Redis promises is in {@code docs/redis.md}.
 */
package io.jiaohao.journal.redis;
