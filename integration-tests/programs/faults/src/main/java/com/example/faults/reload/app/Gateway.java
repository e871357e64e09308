package com.example.faults.reload.app;

/** Its method is named in a file of custom operations. */
final class Gateway {

  private Gateway() {}

  static void call() {
    // counts as blocking however short it is
  }
}
