/**
 * Puts the server together by constructors, starts it, drains it and stops it; the only place that
 * sees all.
 */
package io.jiaohao.app;
