package javax.constantdriver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A JDBC statement whose query costs nothing, so that what is measured is the agent's hook alone.
 * Loopwarden weaves it as it weaves any driver, by its signature; BlockHound is told of it by
 * {@code ConstantStatementIntegration}.
 *
 * <p>The body is the same with every agent and on every JDK, which no method of the JDK offers.
 */
public final class ConstantStatement {

  private ConstantStatement() {}

  /** As the JIT compiles a small driver method: inlined into its caller. */
  public static final class Inlined extends EmptyStatement {
    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
      return null;
    }
  }

  /** As the JIT compiles a real driver's method, too large to be inlined: a call. */
  public static final class Called extends EmptyStatement {
    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public ResultSet executeQuery(String sql) throws SQLException {
      return null;
    }
  }
}
