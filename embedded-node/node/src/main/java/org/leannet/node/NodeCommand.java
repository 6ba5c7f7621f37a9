package org.leannet.node;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leannet.node.files.InputException;
import org.leannet.node.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line, in the spelling of published Lean clients.
@Command(
    name = "leannet-node",
    description = "A Lean Ethereum consensus node.",
    mixinStandardHelpOptions = true,
    versionProvider = NodeCommand.VersionLine.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
@SuppressWarnings("NullAway.Init") // picocli fills the options before the command is called
final class NodeCommand implements Callable<Integer> {
  static final int WRONG_INPUT = 2;

  private static final Logger LOG = LoggerFactory.getLogger(NodeCommand.class);
  private static final int FAILED = 1;
  private static final int STOPPED = 143;

  @Spec CommandSpec spec;

  @Option(
      names = "--genesis",
      required = true,
      description = "config.yaml: genesis time and validators")
  Path genesis;

  @Option(
      names = "--validators",
      required = true,
      description = "annotated_validators.yaml: which node signs for whom")
  Path validators;

  @Option(names = "--bootnodes", required = true, description = "nodes.yaml: node records to dial")
  Path bootnodes;

  @Option(
      names = "--validator-config",
      required = true,
      description = "validator-config.yaml: settings of the network")
  Path validatorConfig;

  @Option(
      names = "--hash-sig-keys-dir",
      required = true,
      description = "directory with the validators' secret keys")
  Path keysDirectory;

  @Option(
      names = "--node-key",
      required = true,
      description = "file with the node's secp256k1 key in hex")
  Path nodeKey;

  @Option(names = "--node-id", required = true, description = "the node's name in the files above")
  String nodeId;

  @Option(
      names = "--gossipsub-port",
      defaultValue = "9000",
      description = "UDP port of QUIC (default ${DEFAULT-VALUE})")
  int gossipPort;

  @Option(
      names = "--listen-address",
      defaultValue = "0.0.0.0",
      description = "address QUIC is bound to (default ${DEFAULT-VALUE})")
  String listenAddress;

  @Option(
      names = "--http-address",
      defaultValue = "127.0.0.1",
      description = "address HTTP is bound to (default ${DEFAULT-VALUE})")
  String httpAddress;

  @Option(
      names = "--api-port",
      defaultValue = "5052",
      description = "port of the API (default ${DEFAULT-VALUE})")
  int apiPort;

  @Option(
      names = "--metrics-port",
      defaultValue = "5054",
      description = "port of the metrics; may equal the API's (default ${DEFAULT-VALUE})")
  int metricsPort;

  @Option(
      names = "--checkpoint-sync-url",
      split = ",",
      description = "start from the finalized state of this node; several are tried in order")
  List<URI> checkpointUrls = new ArrayList<>();

  @Option(names = "--is-aggregator", description = "aggregate the votes of the node's subnets")
  boolean aggregator;

  @Option(
      names = "--attestation-committee-count",
      description =
          "number of attestation subnets (default: as validator-config.yaml says, else 1)")
  @Nullable Integer committeeCount;

  @Option(
      names = "--aggregate-subnet-ids",
      split = ",",
      description = "further subnets to aggregate; needs --is-aggregator")
  List<Long> aggregatedSubnets = new ArrayList<>();

  @Option(
      names = "--data-dir",
      defaultValue = "./data",
      description = "where the chain is kept (default ${DEFAULT-VALUE})")
  Path dataDirectory;

  @Option(
      names = "--disable-duty-sync-gate",
      description = "do duties however far the node is behind")
  boolean dutyGateDisabled;

  @Option(
      names = "--enable-proposer-aggregation",
      description = "accepted, as other clients have it: proposers here always merge all proofs")
  boolean proposerAggregation;

  @Option(
      names = "--discovery.enable",
      description = "accepted, as other clients have it: this node dials its boot nodes only")
  boolean discovery;

  @Option(
      names = {"--discovery.port", "--discovery.advertise-ip"},
      description = "accepted, as other clients have them, and of no effect",
      hidden = true)
  List<String> discoverySettings = new ArrayList<>();

  @Option(
      names = "--max-attestations-per-block",
      defaultValue = "8",
      description = "different votes put into a block, 0 to 8 (default ${DEFAULT-VALUE})")
  int votesPerBlock;

  @Option(
      names = "--xmss-preset",
      defaultValue = "prod",
      description = "signature scheme: prod, devnet or test (default ${DEFAULT-VALUE})")
  String preset;

  @Option(
      names = "--test-driver",
      description = "let test vectors be replayed over HTTP, below /lean/v0/test_driver")
  boolean testDriver;

  @Option(
      names = "--log-level",
      defaultValue = "info",
      description = "error, warn, info, debug or trace (default ${DEFAULT-VALUE})")
  String logLevel;

  @Option(
      names = "--log-format",
      defaultValue = "text",
      description = "text, or json with one object a line (default ${DEFAULT-VALUE})")
  String logFormat;

  private final NodeRunner runner;

  private NodeCommand(NodeRunner runner) {
    this.runner = runner;
  }

  /// The parser of this command; wrong input becomes one line and exit code 2.
  static CommandLine commandLine(NodeRunner runner) {
    return new CommandLine(new NodeCommand(runner))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(NodeCommand::fault)
        .setParameterExceptionHandler(NodeCommand::wrongUsage);
  }

  @Override
  public Integer call() throws InterruptedException {
    new LogSettings(this).apply();
    if (discovery || !discoverySettings.isEmpty()) {
      LOG.warn("there is no discovery here: only the nodes of --bootnodes are dialled");
    }
    try {
      return runner.run(new ConfigReader(this).read());
    } catch (InputException | StorageException e) {
      return failed(WRONG_INPUT, e);
    } catch (StartException | IOException e) {
      return failed(FAILED, e);
    } catch (InterruptedException stopping) {
      return STOPPED;
    }
  }

  OptionalInt committees() {
    var count = committeeCount;
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int failed(int code, Exception reason) {
    spec.commandLine().getErr().println("leannet-node: " + reason.getMessage());
    return code;
  }

  private static int wrongUsage(ParameterException problem, String[] arguments) {
    var commandLine = problem.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("leannet-node: " + firstLine(String.valueOf(problem.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try 'leannet-node --help'.");
    return WRONG_INPUT;
  }

  /// A fault of ours: the log has its trace, the operator one line.
  private static int fault(
      Exception fault, CommandLine commandLine, CommandLine.ParseResult arguments) {
    LOG.debug("unexpected fault", fault);
    commandLine
        .getErr()
        .println("leannet-node: unexpected fault: " + fault + " (--log-level debug shows more)");
    return FAILED;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  /// What `--version` prints.
  static final class VersionLine implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"leannet-node " + Version.TEXT};
    }
  }
}
