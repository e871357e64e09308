package com.example.ktor

import io.ktor.http.ContentType
import io.ktor.server.application.Application
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.request.receiveText
import io.ktor.server.response.respondText
import io.ktor.server.response.respondTextWriter
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext

/** A web shop on Ktor's Netty engine. It runs until its standard input ends. */
object Shop {

  /** Starts the program. */
  @JvmStatic
  @Throws(IOException::class)
  fun main(args: Array<String>) {
    val server = embeddedServer(Netty, port = 0, host = "127.0.0.1") { pages() }.start()
    val port = runBlocking { server.engine.resolvedConnectors().first().port }
    println("ready port=$port")
    while (System.`in`.read() >= 0) {
      // until the input ends
    }
    server.stop(0, 1_000)
  }
}

/** The pages. All suspend but the last. */
fun Application.pages() = routing {
  get("/hello") { call.respondText("Hello, World!") }
  get("/orders/{id}") {
    val id = call.parameters["id"]
    call.respondText("""{"id":$id,"article":"book"}""", ContentType.Application.Json)
  }
  post("/notes") { call.respondText(call.receiveText()) }
  get("/later") {
    delay(5)
    call.respondText("later")
  }
  get("/offloaded") {
    withContext(Dispatchers.IO) { Thread.sleep(5) }
    call.respondText("offloaded")
  }
  get("/stream") {
    call.respondTextWriter { repeat(100) { number -> write("line $number\n") } }
  }
  route("/mistake") {
    get {
      Cellar.fetch("wine")
      call.respondText(Thread.currentThread().name)
    }
  }
}
