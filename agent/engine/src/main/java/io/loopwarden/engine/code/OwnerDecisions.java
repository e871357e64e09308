package io.loopwarden.engine.code;

import org.jspecify.annotations.Nullable;

/** What was decided of each class. Any thread may ask; nothing here keeps a class alive. */
final class OwnerDecisions extends ClassValue<OwnerDecisions.Decision> {

  private final ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();

  /** What is known of a class. */
  static final class Decision {
    /** Null until it was decided. */
    volatile @Nullable Owner owner;

    /** Whether it is the site only where no other class of the application's is. */
    volatile boolean secondary;
  }

  @Override
  protected Decision computeValue(Class<?> type) {
    Decision decision = new Decision();
    ClassLoader loader = type.getClassLoader();
    if (loader == null
        || loader == platformLoader
        || NamedOwners.isOfJdk(type.getModule().getName())) {
      decision.owner = Owner.JDK;
    }
    return decision;
  }
}
