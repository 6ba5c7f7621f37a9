package org.leannet.node.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Bytes;

/// `config.yaml`: when the chain starts and who its validators are.
///
/// Keys may be spelled `attestation_pubkey`, `attestation_public_key` or `attestationPublicKey`
/// (and the proposal key likewise), quoted or not, with or without `0x`. Other top-level keys
/// belong to other clients and are passed over.
///
/// @param genesisTime Unix seconds
/// @param validators in the order of their indices
public record NetworkConfig(long genesisTime, List<Validator> validators) {
  private static final int MAX_VALIDATORS = 4096;

  /// The latest second whose milliseconds fit a `long`.
  private static final long LATEST_GENESIS = Long.MAX_VALUE / 1000;

  private static final int PUBLIC_KEY_BYTES = 52;

  public NetworkConfig {
    validators = List.copyOf(validators);
  }

  /// Reads the file.
  public static NetworkConfig read(Path path) throws InputException {
    var file = YamlFile.read(path);
    var root = file.map();
    var time =
        file.asNumber(
            file.required(root, "the file", "GENESIS_TIME", "genesis_time"), "GENESIS_TIME");
    if (time < 0 || time > LATEST_GENESIS) {
      throw InputException.in(
          path,
          "GENESIS_TIME is %s, Unix seconds were expected".formatted(Long.toUnsignedString(time)));
    }
    var entries =
        file.asList(
            file.required(root, "the file", "GENESIS_VALIDATORS", "genesis_validators"),
            "GENESIS_VALIDATORS");
    if (entries.isEmpty() || entries.size() > MAX_VALIDATORS) {
      throw InputException.in(
          path,
          "GENESIS_VALIDATORS has %d entries, 1 to %d were expected"
              .formatted(entries.size(), MAX_VALIDATORS));
    }
    checkCount(file, root, entries.size());
    var validators = new ArrayList<Validator>();
    for (var index = 0; index < entries.size(); index++) {
      validators.add(validator(file, entries.get(index), index));
    }
    return new NetworkConfig(time, validators);
  }

  private static Validator validator(YamlFile file, Object entry, int index) throws InputException {
    var where = "GENESIS_VALIDATORS[" + index + "]";
    if (entry instanceof String) {
      throw InputException.in(
          file.path(),
          where + " is one key; this node takes two keys a validator (devnet4 and later)");
    }
    var map = file.asMap(entry, where);
    return new Validator(
        key(
            file,
            map,
            where,
            "attestation_pubkey",
            "attestation_public_key",
            "attestationPublicKey"),
        key(file, map, where, "proposal_pubkey", "proposal_public_key", "proposalPublicKey"),
        index);
  }

  private static Bytes key(YamlFile file, Map<?, ?> entry, String where, String... spellings)
      throws InputException {
    var place = where + "." + spellings[0];
    return Hex.bytes(
        file.path(),
        place,
        file.asText(file.required(entry, where, spellings), place),
        PUBLIC_KEY_BYTES);
  }

  private static void checkCount(YamlFile file, Map<?, ?> root, int entries) throws InputException {
    for (var key : List.of("NUM_VALIDATORS", "VALIDATOR_COUNT")) {
      var value = YamlFile.first(root, key);
      if (value.isPresent() && file.asNumber(value.get(), key) != entries) {
        throw InputException.in(
            file.path(),
            "%s is %s, but GENESIS_VALIDATORS has %d entries".formatted(key, value.get(), entries));
      }
    }
  }

  /// `config.attestation_committee_count` of a `validator-config.yaml`, where it is set.
  public static OptionalLong committeeCount(Path validatorConfig) throws InputException {
    var file = YamlFile.read(validatorConfig);
    var config = YamlFile.first(file.map(), "config");
    if (config.isEmpty()) {
      return OptionalLong.empty();
    }
    var count = YamlFile.first(file.asMap(config.get(), "config"), "attestation_committee_count");
    if (count.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(file.asNumber(count.get(), "config.attestation_committee_count"));
  }
}
