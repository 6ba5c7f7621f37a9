package org.leannet.genesis.execution;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// What execution clients are started with: their genesis in three forms, and the secret they share
/// with the Lean nodes.
public final class ExecutionFiles {

  public static final String GETH_GENESIS = "genesis.json";
  public static final String NETHERMIND_CHAIN_SPEC = "chainspec.json";
  public static final String BESU_GENESIS = "besu.json";
  public static final String JWT_SECRET = "jwtsecret";

  private static final byte[] JWT_DOMAIN = "leannet jwt secret".getBytes(StandardCharsets.US_ASCII);

  private ExecutionFiles() {}

  /// File names to contents. The secret follows from the network's seed.
  public static Map<String, String> render(ExecutionSpec spec, Root seed) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(GETH_GENESIS, GethGenesis.render(spec));
    files.put(NETHERMIND_CHAIN_SPEC, NethermindChainSpec.render(spec));
    files.put(BESU_GENESIS, BesuGenesis.render(spec));
    files.put(JWT_SECRET, jwtSecret(seed));
    return files;
  }

  /// One line without its end: not every client trims.
  private static String jwtSecret(Root seed) {
    byte[] input = new byte[JWT_DOMAIN.length + Root.LENGTH];
    System.arraycopy(JWT_DOMAIN, 0, input, 0, JWT_DOMAIN.length);
    seed.writeTo(input, JWT_DOMAIN.length);
    return Sha256.of(input).hex();
  }
}
