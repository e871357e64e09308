package com.example.faults.agents;

import java.net.Socket;
import org.mockito.Mockito;

/**
 * Mocks a final class of its own and a class of the JDK that Loopwarden weaves, too, and then does
 * what {@link PlantedMistakes} does.
 */
public final class MockedMistakes {

  private MockedMistakes() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Greeting greeting = Mockito.mock(Greeting.class);
    Mockito.when(greeting.text()).thenReturn("mocked");
    Socket socket = Mockito.mock(Socket.class);
    Mockito.when(socket.getPort()).thenReturn(4711);
    System.out.println(greeting.text() + " " + socket.getPort());
    PlantedMistakes.main(arguments);
  }

  /** Final: only an agent makes it possible to mock it. */
  static final class Greeting {
    String text() {
      return "real";
    }
  }
}
