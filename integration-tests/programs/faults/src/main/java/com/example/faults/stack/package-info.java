/** An event loop whose stack runs out. */
package com.example.faults.stack;
