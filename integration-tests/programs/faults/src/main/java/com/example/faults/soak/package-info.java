/**
 * A service under load, with faults of every kind injected at random for as long as is asked for.
 */
package com.example.faults.soak;
