/**
 * Weaving: puts the transformer in place, and weaves what passes through it and what was there
 * before. What is woven into which class is decided in {@code plan}, how in {@code method}.
 *
 * <p>One mechanism for all of it: a raw transformer looks at every class that is loaded, decides
 * from its name and one pass over its constant pool, and hands the few hits to Byte Buddy's bundled
 * ASM. Byte Buddy's own language would cost hundreds of milliseconds for its first class.
 */
@NullMarked
package io.loopwarden.engine.weave;

import org.jspecify.annotations.NullMarked;
