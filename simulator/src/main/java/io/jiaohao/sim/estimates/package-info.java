/** Wait estimates on a synthetic reference hall: how far off they are, beside what others print. */
package io.jiaohao.sim.estimates;
