/**
 * How libraries declare which of their threads must not block, and where these may block
 * nevertheless.
 */
@NullMarked
package reactor.blockhound.integration;

import org.jspecify.annotations.NullMarked;
