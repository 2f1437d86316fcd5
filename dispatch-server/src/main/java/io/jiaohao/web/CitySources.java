package io.jiaohao.web;

import io.jiaohao.accounts.CityPasses;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the page of a city works with, at any of its nodes. All are asked on the web's own thread,
 * so each must answer at once and from any thread.
 *
 * @param picture the latest picture of the city, never null
 * @param accounts who may see it
 * @param register of these accounts
 * @param passes into the halls
 * @param realMs real time, milliseconds since 1970
 */
public record CitySources(
    Supplier<CityPicture> picture,
    AccountSources accounts,
    Register register,
    CityPasses passes,
    LongSupplier realMs) {}
