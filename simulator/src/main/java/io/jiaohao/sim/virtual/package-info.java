/**
 * The hall in virtual time: the production core and engine, with simulated devices, network, disk
 * and clock, all chance and all faults from one seed. See docs/virtual.md.
 */
package io.jiaohao.sim.virtual;
