/**
 * What blocks: the operations, read from one table that the weaver, the reports and the docs share.
 */
@NullMarked
package io.loopwarden.engine.catalogue;

import org.jspecify.annotations.NullMarked;
