package io.loopwarden.engine.watchdog.figures;

/**
 * For what part of its busy time an event loop worked for one route.
 *
 * @param name method and route; else the handler, as {@link RouteTime} names them
 * @param isRoute whether the name is that of a route
 * @param share from 0 to 1
 */
public record RouteShare(String name, boolean isRoute, double share) {}
