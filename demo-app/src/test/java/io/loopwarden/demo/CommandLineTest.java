package io.loopwarden.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.demo.CommandLine.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource({
    "'', TOUR, 0, false",
    "--port 0, TOUR, 0, false",
    "--port 8080, TOUR, 8080, false",
    "--serve, SERVE, 0, false",
    "--serve --port 65535, SERVE, 65535, false",
    "--port 8080 --serve, SERVE, 8080, false",
    "--serve --repaired, SERVE, 0, true",
    "--help, HELP, 0, false",
    "--help --serve, HELP, 0, false"
  })
  void saysWhatToDo(String line, Task task, int port, boolean isRepaired) throws UsageException {
    assertThat(parse(line)).isEqualTo(new CommandLine(task, port, isRepaired));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 80 | unknown option \"--prot\"; allowed are --serve, --port N, --repaired and --help",
        "8080 | unknown option \"8080\"; allowed are --serve, --port N, --repaired and --help",
        "--port | --port needs a number from 0 to 65535",
        "--port abc | --port \"abc\" is not a number from 0 to 65535",
        "--port -1 | --port \"-1\" is not a number from 0 to 65535",
        "--port 65536 | --port \"65536\" is not a number from 0 to 65535",
        "--port 99999999999 | --port \"99999999999\" is not a number from 0 to 65535",
        "--port --serve | --port \"--serve\" is not a number from 0 to 65535"
      })
  void namesWhatIsWrongAndWhatIsAllowed(String line, String message) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(CommandLine.HELP).contains("--serve", "--port N", "--repaired", "--help");
  }

  private static CommandLine parse(String line) throws UsageException {
    return CommandLine.parse(line.isEmpty() ? new String[0] : line.split(" "));
  }
}
