package io.loopwarden.engine.weave;

import io.loopwarden.engine.weave.classfile.DeclaredMethods;
import io.loopwarden.engine.weave.method.Activity;
import io.loopwarden.engine.weave.plan.WeavePlan;

/**
 * The methods of a class that may become a {@link io.loopwarden.engine.weave.method.TimedMethod},
 * which needs a local variable of its own.
 *
 * @param className the class, by its internal name
 */
record TimedMethods(WeavePlan plan, String className) implements DeclaredMethods.Choice {

  @Override
  public boolean includes(int access, String name, String descriptor) {
    if (plan.target(access, name, descriptor) != null) {
      return true;
    }
    return switch (plan.part()) {
      case REFLECTION -> name.equals("invoke");
      case ACTIVITY -> {
        Activity activity = Activity.of(className, access, name, descriptor);
        yield activity != null && activity.isBracket();
      }
      default -> false;
    };
  }
}
