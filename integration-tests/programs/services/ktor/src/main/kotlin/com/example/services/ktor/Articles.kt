package com.example.services.ktor

import kotlinx.serialization.Serializable

private const val CENTS = 1999

/** An article. */
@Serializable internal data class Article(val id: Int, val name: String, val cents: Int)

/** An order of some pieces of an article. */
@Serializable internal data class Order(val article: Int, val pieces: Int)

/** The answer to an order. */
@Serializable
internal data class Bill(val article: Int, val pieces: Int, val cents: Int) {
  constructor(order: Order) : this(order.article, order.pieces, order.pieces * CENTS)
}

/** The article with a number. */
internal fun article(id: Int) = Article(id, "article $id", CENTS)
