/** A service whose pool of the SQL client of Vert.x is exhausted. */
package com.example.vertxsql;
