package io.jiaohao.web;

import io.jiaohao.engine.CommandPort;
import io.jiaohao.views.BookingView;
import java.util.Optional;
import java.util.function.Function;

/**
 * What programs work with over HTTP. Asked on the web's own thread.
 *
 * @param hall id of the hall that their commands are for
 * @param commands the engine's front door. A grant is answered after the views have its entries
 * @param programOf the id of the program that has this secret, if one has
 */
public record ApiSources(
    String hall,
    CommandPort commands,
    BookingView bookings,
    Function<String, Optional<String>> programOf) {}
