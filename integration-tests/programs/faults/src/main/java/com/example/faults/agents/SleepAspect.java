package com.example.faults.agents;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** Prints a line before an event loop sleeps; AspectJ's agent weaves it into the program. */
@Aspect
public final class SleepAspect {

  /** Prints it. */
  @Before("execution(* com.example.faults.agents.PlantedMistakes.sleep(..))")
  public void beforeSleep() {
    System.out.println("aspect: about to sleep");
  }
}
