package com.example.ktor

import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** The cellar, to which the way is long. */
internal object Cellar {

  /** Fetches an article, which the caller waits for although it could suspend. */
  fun fetch(article: String): String = runBlocking {
    delay(30)
    article
  }
}
