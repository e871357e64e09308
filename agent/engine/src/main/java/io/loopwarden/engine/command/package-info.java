/** The command line: {@code java -jar loopwarden-agent.jar}. */
@NullMarked
package io.loopwarden.engine.command;

import org.jspecify.annotations.NullMarked;
