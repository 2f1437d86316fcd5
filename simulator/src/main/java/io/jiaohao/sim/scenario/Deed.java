package io.jiaohao.sim.scenario;

/** What somebody does in a step. */
@FunctionalInterface
interface Deed {
  Answer in(Target target, Names names);
}
