package io.loopwarden.it.applications;

/**
 * What has to be reported of an application.
 *
 * @param site the method that blocks
 * @param operation what it calls
 * @param category the operation's category
 */
record ExpectedMistake(String site, String operation, String category) {}
