/**
 * Runs other projects' own tests without the agent and with it, compares test by test, and tells
 * what was reported. Started by {@link io.loopwarden.thirdparty.ThirdPartySuites}.
 */
package io.loopwarden.thirdparty;
