package com.example.services.ktor

import io.ktor.http.HttpStatusCode
import io.ktor.serialization.kotlinx.json.json
import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.plugins.calllogging.CallLogging
import io.ktor.server.plugins.contentnegotiation.ContentNegotiation
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.response.respondTextWriter
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withContext
import kotlinx.serialization.json.Json

/** The endpoints. */
fun Application.endpoints() {
  install(CallLogging)
  install(ContentNegotiation) { json() }
  val client = HttpClient.newHttpClient()
  routing {
    get("/articles/{id}") { call.respond(article(call.parameters["id"]!!.toInt())) }
    post("/orders") {
      val order = call.receive<Order>()
      if (order.pieces in 1..100) {
        call.respond(HttpStatusCode.Created, Bill(order))
      } else {
        call.respond(HttpStatusCode.BadRequest)
      }
    }
    get("/later") {
      delay(20)
      call.respondText("later")
    }
    // Asks this service itself, as a client of another would.
    get("/relayed") {
      val uri = URI.create("http://127.0.0.1:${call.request.local.localPort}/articles/7")
      val response = client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
      call.respond(Json.decodeFromString<Article>(response.await().body()))
    }
    get("/offloaded") {
      withContext(Dispatchers.IO) { Thread.sleep(5) }
      call.respondText("offloaded")
    }
    get("/stream") {
      call.respondTextWriter { repeat(100) { number -> write("line $number\n") } }
    }
  }
}
