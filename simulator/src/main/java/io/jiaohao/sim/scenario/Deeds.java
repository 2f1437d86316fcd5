package io.jiaohao.sim.scenario;

import io.jiaohao.core.Command;
import java.util.function.LongFunction;

/**
 * What somebody does at a device: a wish that is asked there, or the device itself comes and goes.
 */
abstract class Deeds {
  final Device device;
  final Args args;

  Deeds(Device device, Args args) {
    this.device = device;
    this.args = args;
  }

  /** A wish that is known when the step is read. */
  final Deed asks(Command command) {
    return asksThen((target, names) -> command);
  }

  /** A wish that is known only when the step comes. */
  final Deed asksThen(Args.Later<Command> command) {
    return (target, names) -> target.ask(device, command.in(target, names));
  }

  /** A wish about something that has an id once the step comes. */
  final Deed asksOf(Args.Later<Long> id, LongFunction<Command> command) {
    return asksThen((target, names) -> command.apply(id.in(target, names)));
  }

  final Deed onTicket(LongFunction<Command> command) {
    return asksOf(args.ticket(), command);
  }

  final Deed presence(boolean here) {
    return (target, names) -> {
      target.presence(device, here);
      return Answer.DONE;
    };
  }
}
