package com.example.remedies

import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import kotlinx.coroutines.runBlocking

/** A server on Ktor's Netty engine. */
internal class KtorServer : HttpServer() {

  private val remedies = KtorRemedies()
  private val server =
      embeddedServer(Netty, port = 0, host = "127.0.0.1") {
            routing {
              get("/{way}") {
                call.respondText(answer(Way.of(call.parameters["way"])))
              }
            }
          }
          .start()

  private suspend fun answer(way: Way): String =
      when (way) {
        Way.BLOCKING -> Orders.load()
        Way.ELSEWHERE -> remedies.elsewhere()
        Way.LATER -> remedies.later()
        Way.COMPOSE -> remedies.compose()
      }

  override fun port() = runBlocking { server.engine.resolvedConnectors().first().port }

  override fun close() {
    server.stop(0, 1_000)
  }
}
