/** What is allowed or accepted: allow rules and the baseline. */
@NullMarked
package io.loopwarden.engine.policy;

import org.jspecify.annotations.NullMarked;
