/**
 * A JDBC driver that does nothing, in the place of a real one.
 *
 * <p>Its package begins with {@code javax.} because Loopwarden takes that for library code, as it
 * takes a real driver's: the site of a call is the first frame of the application above it.
 */
package javax.constantdriver;
