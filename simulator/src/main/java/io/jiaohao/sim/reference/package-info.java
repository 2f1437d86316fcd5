/** A made-up hall on which estimates and rules are compared, by the server's own rules. */
package io.jiaohao.sim.reference;
