package com.example.services.vertx;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.util.List;
import java.util.Map;

/** Pages of HTML, from a template. */
final class Pages {
  private static final String TEMPLATE = "templates/basket.ftl";

  private final FreeMarkerTemplateEngine templates;

  Pages(FreeMarkerTemplateEngine templates) {
    this.templates = templates;
  }

  void addTo(Router router) {
    router.get("/baskets/:owner").respond(this::basket);
  }

  private Future<Buffer> basket(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html");
    Map<String, Object> model =
        Map.of("owner", request.pathParam("owner"), "articles", List.of("pen", "ink", "paper"));
    return templates.render(model, TEMPLATE);
  }
}
