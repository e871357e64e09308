package io.loopwarden.engine.scan.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All scanned classes and what they extend. One thread uses it. */
public final class ScannedCode {

  private final Map<String, ScannedClass> classes = new LinkedHashMap<>();
  private final Map<String, List<ScannedClass>> children = new HashMap<>();
  private final Map<String, Set<String>> ancestors = new HashMap<>();
  private final JdkTypes jdk = new JdkTypes();

  /** Takes classes; of two with the same name, the first one counts, as for a class loader. */
  public ScannedCode(Collection<ScannedClass> all) {
    for (ScannedClass each : all) {
      if (classes.putIfAbsent(each.name(), each) == null) {
        for (String parent : each.parents()) {
          children.computeIfAbsent(parent, name -> new ArrayList<>(1)).add(each);
        }
      }
    }
  }

  /** All classes. */
  public Collection<ScannedClass> classes() {
    return classes.values();
  }

  /** The class of an internal name; null if it was not scanned. */
  public @Nullable ScannedClass find(String name) {
    return classes.get(name);
  }

  /** The method of exactly these names; null if it was not scanned. */
  public @Nullable ScannedMethod find(MethodId id) {
    ScannedClass owner = classes.get(id.owner());
    return owner == null ? null : owner.method(id.signature());
  }

  /** The internal names of a class and of all that it extends and implements, the nearest first. */
  public Set<String> ancestors(String name) {
    Set<String> known = ancestors.get(name);
    if (known == null) {
      known = new LinkedHashSet<>();
      Queue<String> next = new ArrayDeque<>(List.of(name));
      while (!next.isEmpty()) {
        String one = next.remove();
        if (known.add(one)) {
          ScannedClass scanned = classes.get(one);
          next.addAll(scanned == null ? jdk.parents(one) : scanned.parents());
        }
      }
      ancestors.put(name, known);
    }
    return known;
  }

  /** Whether a method is the application's. */
  public boolean isApplications(ScannedMethod method) {
    ScannedClass owner = classes.get(method.id().owner());
    return owner != null && owner.isApplication();
  }

  /** The method that a class has or inherits; null if it was not scanned. */
  public @Nullable ScannedMethod inherited(MethodId id) {
    for (String name : ancestors(id.owner())) {
      ScannedClass owner = classes.get(name);
      ScannedMethod method = owner == null ? null : owner.method(id.signature());
      if (method != null) {
        return method;
      }
    }
    return null;
  }

  /**
   * The methods with code that a call may run: the inherited one, and for a virtual call those that
   * override it.
   *
   * @param most if there are more, none is returned: nothing is known then
   */
  public Set<ScannedMethod> targets(MethodId id, Call.Dispatch dispatch, int most) {
    Set<ScannedMethod> found = new LinkedHashSet<>();
    add(inherited(id), found);
    if (dispatch == Call.Dispatch.VIRTUAL) {
      Set<ScannedClass> seen = new LinkedHashSet<>();
      Queue<ScannedClass> next = new ArrayDeque<>(children.getOrDefault(id.owner(), List.of()));
      while (!next.isEmpty() && found.size() <= most) {
        ScannedClass one = next.remove();
        if (seen.add(one)) {
          ScannedMethod own = one.method(id.signature());
          add(own != null ? own : inherited(id.of(one.name())), found);
          next.addAll(children.getOrDefault(one.name(), List.of()));
        }
      }
    }
    return found.size() > most ? Set.of() : found;
  }

  private static void add(@Nullable ScannedMethod method, Set<ScannedMethod> found) {
    if (method != null && method.hasCode()) {
      found.add(method);
    }
  }
}
