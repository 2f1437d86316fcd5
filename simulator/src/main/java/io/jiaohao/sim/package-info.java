/**
 * Drives a real hall over real sockets: visitors at kiosks, clerks at windows, boards that follow,
 * and an auditor of its own that believes nothing but replies and pictures.
 *
 * <p>Everything of one simulation happens on one event loop, so nothing here is locked; figures for
 * other threads are published as immutable records.
 */
package io.jiaohao.sim;
