/**
 * The pages in a real browser over a running demonstration: pictures of them all, and what they
 * cost.
 */
package io.jiaohao.perf.pages;
