/** Other agents beside ours, one of our own that stands for their kind among them. */
package com.example.faults.agents;
