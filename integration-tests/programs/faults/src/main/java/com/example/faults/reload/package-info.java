/** Applications that are deployed by class loaders of their own, and undeployed. */
package com.example.faults.reload;
