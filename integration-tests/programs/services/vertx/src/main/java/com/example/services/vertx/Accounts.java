package com.example.services.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.JWTAuthHandler;
import java.util.UUID;

/** Signs tokens, and shows an account to whoever has one. */
final class Accounts {
  private static final JWTOptions VALID_FOR_AN_HOUR =
      new JWTOptions().setAlgorithm("HS256").setExpiresInMinutes(60);

  private final JWTAuth tokens;

  Accounts(JWTAuth tokens) {
    this.tokens = tokens;
  }

  /** Tokens that are signed with a key of this run. */
  static JWTAuth tokens(Vertx vertx) {
    String key = UUID.randomUUID() + "-" + UUID.randomUUID();
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(key)));
  }

  void addTo(Router router) {
    router
        .post("/login")
        .respond(
            request ->
                Future.succeededFuture(
                    tokens.generateToken(
                        JsonObject.of("sub", request.body().asString()), VALID_FOR_AN_HOUR)));
    router.errorHandler(401, request -> request.response().setStatusCode(401).end());
    router.get("/account").handler(JWTAuthHandler.create(tokens));
    router
        .get("/account")
        .respond(
            request ->
                Future.succeededFuture(
                    JsonObject.of("name", request.user().principal().getString("sub"))));
  }
}
