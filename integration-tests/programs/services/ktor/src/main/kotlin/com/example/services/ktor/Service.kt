package com.example.services.ktor

import io.ktor.server.application.Application
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import java.io.IOException
import kotlinx.coroutines.runBlocking

/** A service on Ktor that never blocks an event loop. It runs until its standard input ends. */
object Service {

  /** Starts the program. */
  @JvmStatic
  @Throws(IOException::class)
  fun main(args: Array<String>) {
    val server =
      embeddedServer(Netty, port = 0, host = "127.0.0.1", module = Application::endpoints).start()
    val port = runBlocking { server.engine.resolvedConnectors().first().port }
    println("ready port=$port")
    while (System.`in`.read() >= 0) {
      // until the input ends
    }
    server.stop(0, 1_000)
  }
}
