/** What is deployed: each deployment loads these classes anew. */
package com.example.faults.reload.app;
