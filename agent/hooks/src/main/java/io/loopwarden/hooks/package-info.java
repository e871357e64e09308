/**
 * The classes that woven code calls.
 *
 * <p>The build renames this package to {@code java.lang}, and the agent defines the classes there:
 * only a class of {@code java.base} is visible from every class of the JDK and from every loader,
 * and no other way to put it there leaves the JVM's class-data sharing alone. Hence the prefix of
 * the names, and the rules of this room: nothing but {@code java.base}, no lambda, no string
 * concatenation, no logging, no lock on the path of a call, nothing that can throw into the caller
 * other than the exception that {@code mode=throw} asks for.
 */
package io.loopwarden.hooks;
