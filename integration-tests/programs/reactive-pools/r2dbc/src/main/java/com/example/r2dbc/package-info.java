/** A program whose pool of R2DBC is exhausted. */
package com.example.r2dbc;
