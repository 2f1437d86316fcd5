/**
 * What people and other systems see over HTTP: the manager's page and its live feed, the API,
 * health and metrics. Reads immutable pictures, never the hall's state, on one thread of its own.
 */
package io.jiaohao.web;
