package io.loopwarden.it.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * A stack on a JDK.
 *
 * @param stack the server
 * @param jdk what runs it
 * @param launch how it is started
 */
public record Target(ServerStack stack, Jdk jdk, Launch launch) {
  /** The places where its application is allowed to block. */
  public List<String> placesToBlock() {
    List<String> places = new ArrayList<>(stack.workers());
    places.add("plainThread");
    if (jdk.feature() >= 21) {
      places.add("virtualThread");
      if (stack.has(ServerStack.Feature.VIRTUAL_THREAD_VERTICLE)) {
        places.add("virtualThreadVerticle");
      }
    }
    return places;
  }

  /** A name that is fit for a folder. */
  String folderName() {
    return stack + "-jdk" + jdk.feature();
  }

  @Override
  public String toString() {
    return stack + " on " + jdk;
  }
}
