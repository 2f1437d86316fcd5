package io.jiaohao.sim.city;

/**
 * One hall of a city.
 *
 * @param text its hall file
 */
record CityHall(String id, int windows, String text) {}
