package io.loopwarden.it.harness;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the tests run over. */
public final class Targets {
  private static final Set<ServerStack> REPRESENTATIVE =
      Set.of(ServerStack.NETTY_42_NIO, ServerStack.VERTX_5);
  private static final List<ServerStack> STACKS = stacks();

  private Targets() {}

  private static Stream<Target> all(Launch ofRepresentative) {
    return on(
        Set.of(ServerStack.values()),
        stack -> REPRESENTATIVE.contains(stack) ? ofRepresentative : Launch.shortRun());
  }

  /**
   * Every stack on one JDK, in turn, and one of each family on every JDK: for what a stack or a JDK
   * alone can break. The profile {@code full} makes it all of them.
   */
  public static Stream<Target> sampled() {
    return sampled(Launch.shortRun());
  }

  /** The same, the representative ones without flags, as users start theirs. */
  public static Stream<Target> sampledWithoutFlags() {
    return sampled(Launch.plain());
  }

  private static Stream<Target> sampled(Launch ofRepresentative) {
    if (Matrix.isFull() || Filter.of("stack").isSet()) {
      return all(ofRepresentative);
    }
    List<Jdk> jdks = InstalledJdks.chosen();
    return all(ofRepresentative)
        .filter(
            target ->
                REPRESENTATIVE.contains(target.stack())
                    || jdks.get(target.stack().ordinal() % jdks.size()).equals(target.jdk()));
  }

  /**
   * Netty on every JDK and Vert.x on the newest, for what cannot differ between their transports.
   * The profile {@code full} makes it both on every JDK.
   */
  public static Stream<Target> representative() {
    List<Jdk> jdks = InstalledJdks.chosen();
    return on(REPRESENTATIVE, stack -> Launch.shortRun())
        .filter(
            target ->
                Matrix.isFull()
                    || target.stack() == ServerStack.NETTY_42_NIO
                    || target.jdk().equals(jdks.get(jdks.size() - 1)));
  }

  /** Netty alone, for what has nothing to do with the stack. */
  public static Stream<Target> netty() {
    return on(Set.of(ServerStack.NETTY_42_NIO), stack -> Launch.shortRun());
  }

  private static Stream<Target> on(
      Set<ServerStack> wanted, Function<ServerStack, Launch> launches) {
    return STACKS.stream()
        .filter(wanted::contains)
        .flatMap(
            stack ->
                InstalledJdks.chosen().stream()
                    .map(jdk -> new Target(stack, jdk, launches.apply(stack))));
  }

  private static List<ServerStack> stacks() {
    Filter filter = Filter.of("stack");
    List<ServerStack> all = List.of(ServerStack.values());
    List<ServerStack> chosen =
        filter.isSet() ? List.of(filter.choose(all, ServerStack::toString)) : all;
    return chosen.stream().filter(Targets::runsHere).toList();
  }

  /**
   * Netty 4.2.18's loop on io_uring can wait for ever while it shuts down, in the kernel, below
   * {@code IoUringIoHandler.prepareToDestroy}: it is run on request only.
   */
  private static boolean runsHere(ServerStack stack) {
    if (stack == ServerStack.NETTY_42_IO_URING && !Matrix.isFull() && !Filter.of("stack").isSet()) {
      System.out.println("Run with -Dloopwarden.it.stack or -Dloopwarden.it.matrix only: " + stack);
      return false;
    }
    if (!stack.runsHere()) {
      System.out.println("Not run on this platform: " + stack);
    }
    return stack.runsHere();
  }
}
