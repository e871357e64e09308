/** Flight recordings of the application's own beside those of the agent. */
package com.example.faults.recording;
