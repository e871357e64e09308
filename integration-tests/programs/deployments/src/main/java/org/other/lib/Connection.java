package org.other.lib;

final class Connection {

  String read(String name) {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }
}
