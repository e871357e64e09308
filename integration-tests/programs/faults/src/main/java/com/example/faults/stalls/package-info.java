/** Programs whose event loops are held where it is hard to see when, or do not come back. */
package com.example.faults.stalls;
