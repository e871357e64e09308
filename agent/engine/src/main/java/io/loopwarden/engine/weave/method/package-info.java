/** What is woven into a method: a visitor for each way, and the calls that it adds. */
@NullMarked
package io.loopwarden.engine.weave.method;

import org.jspecify.annotations.NullMarked;
