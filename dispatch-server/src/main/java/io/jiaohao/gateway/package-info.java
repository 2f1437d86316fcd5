/**
 * The device port: sockets, login, sessions, and the feeds of boards and terminals. Everything here
 * runs on one event loop, the same one that the engine runs on, so nothing is locked or handed
 * over.
 */
package io.jiaohao.gateway;
