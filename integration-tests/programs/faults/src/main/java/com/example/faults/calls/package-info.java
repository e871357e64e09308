/** Calls that wait several times before they return, or that have nothing to wait for. */
package com.example.faults.calls;
