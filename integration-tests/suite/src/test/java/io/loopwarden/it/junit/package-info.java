/** The JUnit extension in real JVMs: a sample project whose tests block, and who fails for it. */
package io.loopwarden.it.junit;
