package org.leannet.genesis;

import java.util.List;

/// `config.yaml`: the genesis time and the registry. Order is validator index; hex is always
/// quoted, since YAML takes it for a number otherwise.
final class ConfigYaml {

  private ConfigYaml() {}

  static String render(
      GenesisSpec spec, List<ValidatorKeys> validators, long genesisTime, Dialect dialect) {
    StringBuilder text = new StringBuilder();
    text.append("GENESIS_TIME: ").append(genesisTime).append('\n');
    text.append("ATTESTATION_COMMITTEE_COUNT: ").append(spec.committeeCount()).append('\n');
    text.append("ACTIVE_EPOCH: ").append(spec.effectiveActiveEpoch()).append('\n');
    text.append("VALIDATOR_COUNT: ").append(validators.size()).append('\n');
    text.append("GENESIS_VALIDATORS:\n");
    for (ValidatorKeys validator : validators) {
      text.append(
          switch (spec.layout()) {
            case DUAL ->
                """
                  - %s: "%s%s"
                    %s: "%s%s"
                """
                    .formatted(
                        dialect.attestation(),
                        dialect.hexPrefix(),
                        validator.first().bareHex(),
                        dialect.proposal(),
                        dialect.hexPrefix(),
                        validator.last().bareHex());
            case SINGLE ->
                """
                  - "%s"
                """
                    .formatted(validator.first().bareHex());
          });
    }
    return text.toString();
  }
}
