package com.example.services.load;

/**
 * An answer.
 *
 * @param status its status
 * @param body its body
 */
record Answer(int status, String body) {}
