package com.example.libraries;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Answers a question about people: one field comes later, from another thread; one at once. */
final class People {
  private static final String SCHEMA = "type Query { mail: String age: Int }";

  private final Executor later = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private final GraphQL graphql =
      GraphQL.newGraphQL(
              new SchemaGenerator()
                  .makeExecutableSchema(
                      new SchemaParser().parse(SCHEMA),
                      RuntimeWiring.newRuntimeWiring()
                          .type(
                              "Query",
                              query ->
                                  query
                                      .dataFetcher("mail", environment -> mail())
                                      .dataFetcher("age", environment -> age()))
                          .build()))
          .build();

  Object answer() {
    return graphql.execute("{ age mail }").getData();
  }

  private CompletableFuture<String> mail() {
    return CompletableFuture.supplyAsync(() -> "somebody@example.com", later);
  }

  private static int age() throws InterruptedException {
    Thread.sleep(30);
    return 42;
  }
}
