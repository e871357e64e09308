/** Which classes are woven, and what into each of them. */
@NullMarked
package io.loopwarden.engine.weave.plan;

import org.jspecify.annotations.NullMarked;
