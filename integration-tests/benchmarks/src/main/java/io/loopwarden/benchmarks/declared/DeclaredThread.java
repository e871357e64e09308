package io.loopwarden.benchmarks.declared;

/** A thread that must not block, by the declaration of {@link DeclaredThreadIntegration}. */
final class DeclaredThread extends Thread {

  DeclaredThread(Runnable work) {
    super(work);
    setDaemon(true);
  }
}
