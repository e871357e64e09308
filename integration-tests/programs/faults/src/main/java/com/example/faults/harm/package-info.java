/** Hosts that run out of memory, interrupt what is not theirs, and give their threads bad names. */
package com.example.faults.harm;
