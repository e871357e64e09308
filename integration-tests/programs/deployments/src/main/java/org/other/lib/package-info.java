/** A library that is on no list. */
package org.other.lib;
