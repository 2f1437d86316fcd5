/**
 * The hall itself, pure: what may happen ({@link io.jiaohao.core.HallRules}), what has happened
 * ({@link io.jiaohao.core.HallState}) and how the hall is laid out ({@link
 * io.jiaohao.core.HallPlan}). No I/O, clock, chance or threads: the same entries give the same
 * hall, on any machine.
 */
package io.jiaohao.core;
