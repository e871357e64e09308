/** What is found without weaving: by JFR and by a look at virtual threads. */
@NullMarked
package io.loopwarden.engine.backstop;

import org.jspecify.annotations.NullMarked;
