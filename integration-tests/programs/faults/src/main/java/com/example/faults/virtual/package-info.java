/** Event loops on virtual threads, alone and with others on the same carrier. */
package com.example.faults.virtual;
