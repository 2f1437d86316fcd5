/** A city of many halls, made up from a seed. */
@NullMarked
package io.jiaohao.sim.city;

import org.jspecify.annotations.NullMarked;
