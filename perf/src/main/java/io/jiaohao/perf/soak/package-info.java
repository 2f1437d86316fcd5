/** A hall under load for hours: what the server's process takes, and whether that grows. */
package io.jiaohao.perf.soak;
