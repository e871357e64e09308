package com.example.faults.recording;

import jdk.jfr.Event;
import jdk.jfr.Name;

/** An event of the application, on by default. */
@Name("example.Served")
final class Served extends Event {}
