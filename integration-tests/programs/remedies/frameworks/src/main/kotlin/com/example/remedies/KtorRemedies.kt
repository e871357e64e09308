package com.example.remedies

import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withContext

/** Code of a handler of Ktor, or of another coroutine on an event loop. */
internal class KtorRemedies {

  suspend fun elsewhere(): String {
    // [elsewhere]
    val order = withContext(Dispatchers.IO) { Orders.load() }
    return Orders.show(order)
    // [end]
  }

  suspend fun later(): String {
    // [later]
    delay(100.milliseconds)
    return Orders.show("later")
    // [end]
  }

  suspend fun compose(): String {
    // [compose]
    val order = Orders.loadAsync().await()
    return Orders.show(order)
    // [end]
  }
}
