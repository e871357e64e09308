/**
 * The public API of BlockHound, running on Loopwarden's engine: a project exchanges the dependency
 * and no line of its code.
 */
@NullMarked
package reactor.blockhound;

import org.jspecify.annotations.NullMarked;
