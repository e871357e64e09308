package com.example.services.webflux;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * An order.
 *
 * @param article the number of the article
 * @param pieces how many of it
 */
record Order(@Min(1) int article, @Min(1) @Max(100) int pieces) {}
