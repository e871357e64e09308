/**
 * Programs for runtimes out of the ordinary: JVMs with class caches, without most modules, with
 * modules, with classes that were defined in unusual ways.
 */
package com.example.faults.runtime;
