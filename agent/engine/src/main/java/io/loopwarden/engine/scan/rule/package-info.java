/** Where code runs on event loops, and where it leaves them: data, as rules. */
@NullMarked
package io.loopwarden.engine.scan.rule;

import org.jspecify.annotations.NullMarked;
