/** Calls of libraries that the agent does not know by name, from event loops. */
package com.example.libraries;
