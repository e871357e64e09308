/** Honours the allow rules that libraries bring along as integrations of BlockHound. */
@NullMarked
package io.loopwarden.engine.integration;

import org.jspecify.annotations.NullMarked;
