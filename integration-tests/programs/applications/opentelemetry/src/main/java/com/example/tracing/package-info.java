/** An application with manual instrumentation by OpenTelemetry that blocks its event loops. */
package com.example.tracing;
