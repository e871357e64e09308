package com.example.webflux;

/**
 * An order.
 *
 * @param id its number
 * @param article what was ordered
 */
record Order(int id, String article) {}
