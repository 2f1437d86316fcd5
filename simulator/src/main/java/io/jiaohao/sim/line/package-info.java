/** Devices' lines to the server in the hands of the simulator, and what goes wrong with them. */
package io.jiaohao.sim.line;
