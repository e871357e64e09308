package com.example.services.load;

import java.util.List;

/** Keeps a service busy for a while, and prints how many of its answers were right. */
public final class LoadProgram {
  private LoadProgram() {}

  /**
   * Starts the program.
   *
   * @param args the name of the service, its port, and for how many seconds
   */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    List<Visit> visits = args[0].equals("vertx") ? Visits.ofVertx(port) : Visits.ofEachService();
    Load load = new Load(port, visits, Long.parseLong(args[2]));
    load.run();
    System.out.println(load);
  }
}
