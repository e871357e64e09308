package com.acme.shop;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** What a container of web applications starts. It runs the program, then ends the container. */
public final class Deployed implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    new Thread(Deployed::run, "program").start();
  }

  private static void run() {
    try {
      Main.main(new String[0]);
      System.exit(0);
    } catch (InterruptedException e) {
      System.exit(1);
    }
  }
}
