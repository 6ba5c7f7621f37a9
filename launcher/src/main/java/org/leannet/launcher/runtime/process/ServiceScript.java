package org.leannet.launcher.runtime.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;

/// The shell script that runs one service.
///
/// It first moves into a session of its own, so that neither Ctrl-C in the terminal nor the end of
/// the command reaches the service; Java cannot ask for that itself. Then it starts the service
/// with standard input closed, writes down its identity, waits, and writes down its exit code. It
/// is plain text on purpose: reading it shows exactly how a service is started.
final class ServiceScript {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ServiceScript() {}

  /// The whole script.
  static String render(ServiceSpec spec, Executable.Local program, ServiceFiles files) {
    return """
    #!/bin/sh
    # Runs %s. Written by leannet, which starts it by this script alone.
    if [ "${1:-}" != detached ]; then
      if command -v setsid >/dev/null 2>&1; then
        exec setsid /bin/sh "$0" detached
      elif command -v perl >/dev/null 2>&1; then
        exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' /bin/sh "$0" detached
      fi
      # No session to be had: at least the terminal's signals are ignored.
      trap '' HUP INT QUIT TSTP
    fi

    run=%s
    exit=%s
    log=%s
    : >>"$log"

    # Prints what tells process $1 from any later one with the same pid.
    mark() {
      if [ -r /proc/sys/kernel/random/boot_id ]; then
        read -r stat <"/proc/$1/stat"
        read -r boot </proc/sys/kernel/random/boot_id
        set -- ${stat##*) }
        echo "${20}@$boot"
      else
        LC_ALL=C ps -o lstart= -p "$1" | sed 's/^ *//; s/ *$//'
      fi
    }

    (
    %scd %s || exit 126
    exec %s
    ) </dev/null >>"$log" 2>&1 &
    service=$!
    printf '%%s\\n' "$service" "$(mark "$service")" "$$" "$(mark "$$")" >"$run.new" && mv "$run.new" "$run" || {
      # A service that nobody can find again must not stay.
      kill -9 "$service"
      exit 74
    }
    wait "$service"
    echo "$?" >"$exit.new" && mv "$exit.new" "$exit"
    """
        .formatted(
            spec.name(),
            quote(files.run()),
            quote(files.exit()),
            quote(files.log()),
            exports(spec.environment()),
            quote(program.workingDirectory()),
            program.argv().stream()
                .map(ServiceScript::quote)
                .collect(Collectors.joining(" \\\n  ")));
  }

  private static String exports(Map<String, String> environment) {
    var lines = new StringBuilder();
    environment.forEach((name, value) -> {
      if (!VARIABLE.matcher(name).matches()) {
        throw new IllegalArgumentException("not a name for a variable: '" + name + "'");
      }
      lines.append("export ").append(name).append('=').append(quote(value)).append('\n');
    });
    return lines.toString();
  }

  private static String quote(Path path) {
    return quote(path.toString());
  }

  /// One shell word that means exactly this text.
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
