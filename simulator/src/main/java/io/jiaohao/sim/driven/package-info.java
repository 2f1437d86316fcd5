/** A hall without a server: its own rules, driven through a day in virtual time. */
package io.jiaohao.sim.driven;
