package com.example.services.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of a service. */
final class Visits {
  private static final String ARTICLE = "{\"id\":7,\"name\":\"article 7\",\"cents\":1999}";
  private static final String BASKET =
      "<html><body><h1>Ada</h1><ul><li>pen</li><li>ink</li><li>paper</li></ul></body></html>";
  private static final String LINES =
      IntStream.range(0, 100).mapToObj("line %d"::formatted).collect(Collectors.joining("\n"));

  private Visits() {}

  /** What each service has. */
  static List<Visit> ofEachService() {
    return List.of(
        Visit.get("/articles/7", "", 200, ARTICLE),
        order(2, 201, "{\"article\":7,\"pieces\":2,\"cents\":3998}"),
        order(0, 400, null),
        Visit.get("/later", "", 200, "later"),
        Visit.get("/relayed", "", 200, ARTICLE),
        Visit.get("/offloaded", "", 200, "offloaded"),
        Visit.get("/stream", "", 200, LINES));
  }

  private static Visit order(int pieces, int status, String body) {
    String order = "{\"article\":7,\"pieces\":%d}".formatted(pieces);
    return Visit.post("/orders", "application/json", order, status, body);
  }

  /** The same, and what has tokens and templates. */
  static List<Visit> ofVertx(int port) throws IOException {
    Visit login = Visit.post("/login", "text/plain", "Ada", 200, null);
    List<Visit> visits = new ArrayList<>(ofEachService());
    visits.add(login);
    visits.add(Visit.get("/account", bearer(port, login), 200, "{\"name\":\"Ada\"}"));
    visits.add(Visit.get("/account", "", 401, null));
    visits.add(Visit.get("/baskets/Ada", "", 200, BASKET));
    return visits;
  }

  private static String bearer(int port, Visit login) throws IOException {
    try (Connection connection = new Connection(port)) {
      return "authorization: Bearer " + connection.ask(login.request()).body() + "\r\n";
    }
  }
}
