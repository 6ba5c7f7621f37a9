package org.leannet.launcher.cli.completion;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `leannet completion`: the script that makes a shell ask [CompleteCommand].
@Command(name = "completion", description = "prints a completion script")
public final class CompletionCommand implements Callable<Integer> {
  /// Words are divided at line ends alone; what is no name is a file, as bash completes it.
  private static final String BASH =
      """
      # Completion of leannet for bash.
      _leannet() {
        local IFS=$'\\n'
        COMPREPLY=($("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
      }
      complete -o default -F _leannet leannet
      """;

  private static final String ZSH =
      """
      #compdef leannet
      # Completion of leannet for zsh.
      _leannet() {
        local -a found
        found=(${(f)"$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
        if (( ${#found} )); then compadd -a found; else _files; fi
      }
      (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
      compdef _leannet leannet
      """;

  private static final String FISH =
      """
      # Completion of leannet for fish.
      function __leannet_complete
        set -l words (commandline -opc)
        set -l typed (commandline -ct)
        set -l found ($words[1] complete -- $words[2..-1] "$typed" 2>/dev/null)
        if test (count $found) -gt 0
          printf '%s\\n' $found
        else
          __fish_complete_path "$typed"
        end
      end
      complete -c leannet -f -a '(__leannet_complete)'
      """;

  enum Shell {
    bash(BASH),
    zsh(ZSH),
    fish(FISH);

    private final String script;

    Shell(String script) {
      this.script = script;
    }
  }

  private final Consumer<String> out;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
  private Shell shell = Shell.bash;

  /// @param out takes the lines of the result
  public CompletionCommand(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.accept(shell.script.strip());
    return ExitCode.OK.code();
  }
}
