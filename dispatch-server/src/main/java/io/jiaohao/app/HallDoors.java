package io.jiaohao.app;

import io.jiaohao.web.WebServer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Where a hall that a node begins to serve is let in.
 *
 * @param pagesAddress beginning of the addresses of a hall's pages
 */
record HallDoors(
    WebServer web,
    NodeRounds rounds,
    IntSupplier devicesPort,
    Function<String, String> pagesAddress) {}
