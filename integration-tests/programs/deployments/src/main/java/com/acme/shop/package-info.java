/** An application whose event loop blocks, beneath a library. */
package com.acme.shop;
