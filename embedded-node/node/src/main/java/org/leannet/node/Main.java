package org.leannet.node;

/// Where the process begins and ends.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(NodeCommand.commandLine(new NodeProcess()).execute(arguments));
  }
}
