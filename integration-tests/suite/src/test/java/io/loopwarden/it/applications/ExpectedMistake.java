package io.loopwarden.it.applications;

/**
 * What has to be reported of an application.
 *
 * @param site the method that blocks
 * @param operation what it calls
 * @param category the operation's category
 * @param method the method of the request; null where the framework is not asked
 * @param route the route that the request took; null where the framework is not asked
 */
record ExpectedMistake(
    String site, String operation, String category, String method, String route) {}
