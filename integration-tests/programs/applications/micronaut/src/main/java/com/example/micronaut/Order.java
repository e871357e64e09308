package com.example.micronaut;

import io.micronaut.core.annotation.Introspected;

/** What somebody ordered. */
@Introspected
record Order(int id, String article) {}
