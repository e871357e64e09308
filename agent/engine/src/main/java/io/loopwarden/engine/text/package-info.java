/** Text from the host, made safe to show. */
@NullMarked
package io.loopwarden.engine.text;

import org.jspecify.annotations.NullMarked;
