package org.leannet.genesis;

import java.util.List;
import org.leannet.xmss.XmssPreset;

/// `validator-keys-manifest.yaml`: what the keys are and which file holds which.
///
/// The field names are the producing tool's, leanSpec's or devnet3's; the hex is quoted, which the
/// tool forgets.
final class KeyManifestYaml {

  private KeyManifestYaml() {}

  static String render(GenesisSpec spec, List<ValidatorKeys> validators, Dialect dialect) {
    StringBuilder text = new StringBuilder(header(spec, validators.size()));
    for (ValidatorKeys validator : validators) {
      text.append("  - index: ").append(validator.index()).append('\n');
      text.append(
          switch (spec.layout()) {
            case SINGLE -> single(validator);
            case DUAL -> dialect.isLeanSpec() ? leanSpec(validator, dialect) : tool(validator);
          });
    }
    return text.toString();
  }

  private static String header(GenesisSpec spec, int count) {
    XmssPreset preset = spec.preset();
    return """
    key_scheme: SchemeAbortingTargetSumLifetime%dDim%dBase8
    hash_function: Poseidon2
    encoding: TargetSum
    lifetime: %d
    log_num_active_epochs: %d
    num_active_epochs: %d
    num_validators: %d
    validators:
    """
        .formatted(
            preset.logLifetime(),
            preset.dimension(),
            preset.lifetime(),
            spec.effectiveActiveEpoch(),
            spec.activeSlots(),
            count);
  }

  private static String tool(ValidatorKeys validator) {
    return """
        proposer_key_pubkey_hex: "%s"
        proposer_key_privkey_file: %s
        attester_key_pubkey_hex: "%s"
        attester_key_privkey_file: %s
    """
        .formatted(
            validator.last().hex(),
            KeyRole.PROPOSER.secretKeyFile(validator.index()),
            validator.first().hex(),
            KeyRole.ATTESTER.secretKeyFile(validator.index()));
  }

  private static String leanSpec(ValidatorKeys validator, Dialect dialect) {
    String privateKey = dialect == Dialect.LEAN_SPEC ? "private_key" : "privkey";
    return """
        %s_hex: "%s"
        %s_hex: "%s"
        attestation_%s_file: %s
        proposal_%s_file: %s
    """
        .formatted(
            dialect.attestation(),
            validator.first().hex(),
            dialect.proposal(),
            validator.last().hex(),
            privateKey,
            KeyRole.ATTESTER.secretKeyFile(validator.index()),
            privateKey,
            KeyRole.PROPOSER.secretKeyFile(validator.index()));
  }

  private static String single(ValidatorKeys validator) {
    return """
        pubkey_hex: "%s"
        privkey_file: %s
    """
        .formatted(validator.first().hex(), KeyRole.SINGLE.secretKeyFile(validator.index()));
  }
}
