package io.loopwarden.engine.catalogue;

import java.util.List;
import java.util.Set;

/**
 * How to see from a class file alone that its class implements an interface. Some drivers implement
 * one only in a subclass of the class that does the work.
 *
 * @param type the interface's internal name
 * @param names the internal names of the interface and of those that extend it
 * @param methods methods that together give a class away, as name and descriptor
 */
public record InterfaceTrait(String type, Set<String> names, List<String> methods) {}
