/** A framework's own class that starts an application. */
package io.ktor.server.netty;
