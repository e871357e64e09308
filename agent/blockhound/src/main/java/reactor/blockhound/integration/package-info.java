/** How libraries tell which of their threads must not block, and where they may all the same. */
@NullMarked
package reactor.blockhound.integration;

import org.jspecify.annotations.NullMarked;
