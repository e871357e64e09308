/** The tests of a service: thirty, of which seven block an event loop in seven ways. */
package com.example.sample;
