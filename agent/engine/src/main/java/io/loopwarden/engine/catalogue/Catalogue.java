package io.loopwarden.engine.catalogue;

import java.util.List;
import java.util.TreeSet;

/** All operations that this JVM has, with the methods to weave them into. Immutable. */
public final class Catalogue {

  private final List<Operation> operations;
  private final List<Target> targets;
  private final List<Target> implementationTargets;
  private final List<InterfaceTrait> traits;

  Catalogue(
      List<Operation> operations,
      List<Target> targets,
      List<Target> implementationTargets,
      List<InterfaceTrait> traits) {
    this.operations = List.copyOf(operations);
    this.targets = List.copyOf(targets);
    this.implementationTargets = List.copyOf(implementationTargets);
    this.traits = List.copyOf(traits);
  }

  /** The operations, by number. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operation of a number. */
  public Operation operation(int number) {
    return operations.get(number);
  }

  /**
   * The operation of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Operation operation(String name) {
    for (Operation operation : operations) {
      if (operation.name().equals(name)) {
        return operation;
      }
    }
    throw new IllegalArgumentException("no operation named " + name);
  }

  /** The methods of named classes. */
  public List<Target> targets() {
    return targets;
  }

  /** The methods of any class that implements an interface. */
  public List<Target> implementationTargets() {
    return implementationTargets;
  }

  /** How the interfaces of {@link #implementationTargets()} are recognised. */
  public List<InterfaceTrait> traits() {
    return traits;
  }

  /** The categories, sorted. */
  public TreeSet<String> categories() {
    TreeSet<String> categories = new TreeSet<>();
    for (Operation operation : operations) {
      categories.add(operation.category());
    }
    return categories;
  }
}
