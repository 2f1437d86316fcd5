/**
 * What people and other systems see over HTTP: signing in, the pages, their live feed and their
 * link to the device port, the API, health and metrics. Reads immutable pictures, never the hall's
 * state, on one thread of its own.
 */
package io.jiaohao.web;
