/** What is excused: allow rules and the baseline. */
@NullMarked
package io.loopwarden.engine.policy;

import org.jspecify.annotations.NullMarked;
