/** What runs inside the observed JVM, with and without the agent alike. */
package io.loopwarden.thirdparty.testrun;
