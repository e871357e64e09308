/** Class files: reading and writing them, their constant pools, the names in them. */
@NullMarked
package io.loopwarden.engine.weave.classfile;

import org.jspecify.annotations.NullMarked;
