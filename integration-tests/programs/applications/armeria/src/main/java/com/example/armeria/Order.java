package com.example.armeria;

/**
 * An order.
 *
 * @param id its number
 * @param article what was ordered
 */
public record Order(int id, String article) {}
