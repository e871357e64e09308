package io.loopwarden.engine.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to do instead of blocking, in the words of the framework in force. Immutable. */
public final class Remedies {

  private final List<Framework> frameworks;
  private final Map<String, RemedyCategory> categories;

  Remedies(List<Framework> frameworks, Map<String, RemedyCategory> categories) {
    this.frameworks = frameworks;
    this.categories = categories;
  }

  /** The frameworks in the order in which a stack is searched for them, last the one for none. */
  public List<Framework> frameworks() {
    return frameworks;
  }

  /** What is done about by categories of operations and causes of stalls. */
  public Collection<RemedyCategory> categories() {
    return categories.values();
  }

  /**
   * The framework in force.
   *
   * @param classNames the classes of the frames that called the site, in any order
   */
  public Framework inForce(List<String> classNames) {
    for (Framework framework : frameworks) {
      for (String name : classNames) {
        if (framework.owns(name)) {
          return framework;
        }
      }
    }
    return frameworks.get(frameworks.size() - 1);
  }

  /**
   * What to do instead; null if nothing is known about the category.
   *
   * @param category a category of operations, or a cause of stalls
   */
  public @Nullable Remedy of(String category, Framework framework) {
    RemedyCategory known = categories.get(category);
    if (known != null) {
      return known.remedy(framework);
    }
    for (RemedyCategory each : categories.values()) {
      if (each.causes().contains(category)) {
        return each.remedy(framework);
      }
    }
    return null;
  }
}
