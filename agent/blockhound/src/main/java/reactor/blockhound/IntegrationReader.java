package reactor.blockhound;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Reads what an integration allows and forbids: class and method, and whether what is below may
 * block. For the agent, which has a copy of this package and reaches it through types of the JDK.
 */
final class IntegrationReader implements Function<Object, Map<String, Boolean>> {

  IntegrationReader() {}

  @Override
  public Map<String, Boolean> apply(Object integration) {
    BlockHound.Builder builder = new BlockHound.Builder();
    Map<String, Boolean> before = builder.allowances();
    builder.with((BlockHoundIntegration) integration);
    Map<String, Boolean> added = new HashMap<>(builder.allowances());
    added.entrySet().removeAll(before.entrySet());
    return added;
  }
}
