package javax.constantdriver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLWarning;
import java.sql.Statement;

/** The part of {@link Statement} that no benchmark calls: every method does nothing. */
public abstract class EmptyStatement implements Statement {

  @Override
  public int executeUpdate(String text) {
    return 0;
  }

  @Override
  public void close() {}

  @Override
  public int getMaxFieldSize() {
    return 0;
  }

  @Override
  public void setMaxFieldSize(int number) {}

  @Override
  public int getMaxRows() {
    return 0;
  }

  @Override
  public void setMaxRows(int number) {}

  @Override
  public void setEscapeProcessing(boolean flag) {}

  @Override
  public int getQueryTimeout() {
    return 0;
  }

  @Override
  public void setQueryTimeout(int number) {}

  @Override
  public void cancel() {}

  @Override
  public SQLWarning getWarnings() {
    return null;
  }

  @Override
  public void clearWarnings() {}

  @Override
  public void setCursorName(String text) {}

  @Override
  public boolean execute(String text) {
    return false;
  }

  @Override
  public ResultSet getResultSet() {
    return null;
  }

  @Override
  public int getUpdateCount() {
    return 0;
  }

  @Override
  public boolean getMoreResults() {
    return false;
  }

  @Override
  public void setFetchDirection(int number) {}

  @Override
  public int getFetchDirection() {
    return 0;
  }

  @Override
  public void setFetchSize(int number) {}

  @Override
  public int getFetchSize() {
    return 0;
  }

  @Override
  public int getResultSetConcurrency() {
    return 0;
  }

  @Override
  public int getResultSetType() {
    return 0;
  }

  @Override
  public void addBatch(String text) {}

  @Override
  public void clearBatch() {}

  @Override
  public int[] executeBatch() {
    return new int[0];
  }

  @Override
  public Connection getConnection() {
    return null;
  }

  @Override
  public boolean getMoreResults(int number) {
    return false;
  }

  @Override
  public ResultSet getGeneratedKeys() {
    return null;
  }

  @Override
  public int executeUpdate(String text, int number) {
    return 0;
  }

  @Override
  public int executeUpdate(String text, int[] numbers) {
    return 0;
  }

  @Override
  public int executeUpdate(String text, String[] texts) {
    return 0;
  }

  @Override
  public boolean execute(String text, int number) {
    return false;
  }

  @Override
  public boolean execute(String text, int[] numbers) {
    return false;
  }

  @Override
  public boolean execute(String text, String[] texts) {
    return false;
  }

  @Override
  public int getResultSetHoldability() {
    return 0;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public void setPoolable(boolean flag) {}

  @Override
  public boolean isPoolable() {
    return false;
  }

  @Override
  public void closeOnCompletion() {}

  @Override
  public boolean isCloseOnCompletion() {
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
