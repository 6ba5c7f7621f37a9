package org.leannet.node.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.leannet.consensus.containers.Validator;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.SszException;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.XmssPreset;

/// The validators one node signs for: their rows in `annotated_validators.yaml`, and the secret
/// keys beside it.
///
/// @param validators by ascending index
/// @param keys secret keys by their public halves
public record ValidatorFiles(List<LocalValidator> validators, Map<Bytes, SecretKey> keys) {
  /// Larger than a production key with four bottom trees in memory; the same cap as zeam's.
  private static final long MAX_KEY_BYTES = 20L << 20;

  public ValidatorFiles {
    validators = List.copyOf(validators);
    keys = Map.copyOf(keys);
  }

  /// A row: which key of which validator, and where.
  private record Row(long index, Role role, Path keyFile) {}

  private enum Role {
    ATTESTER,
    PROPOSER
  }

  /// Reads a node's rows and keys. Each index has one attester's and one proposer's row, told apart
  /// by `attester` or `proposer` in the key file's name; each key must be the one genesis names.
  ///
  /// @param keysDirectory where `privkey_file` is looked up
  public static ValidatorFiles read(
      Path annotated, String nodeId, Path keysDirectory, NetworkConfig network, XmssPreset preset)
      throws InputException {
    var file = YamlFile.read(annotated);
    var rows = rows(file, nodeId, keysDirectory);
    var validators = new ArrayList<LocalValidator>();
    var keys = new HashMap<Bytes, SecretKey>();
    for (var entry : rows.entrySet()) {
      var index = entry.getKey();
      if (index < 0 || index >= network.validators().size()) {
        throw InputException.in(
            annotated,
            "%s has validator %s, but genesis has %d validators"
                .formatted(nodeId, Long.toUnsignedString(index), network.validators().size()));
      }
      var genesis = network.validators().get(Math.toIntExact(index));
      for (var role : Role.values()) {
        var row = entry.getValue().get(role);
        if (row == null) {
          throw InputException.in(
              annotated,
              "%s has no %s key for validator %d"
                  .formatted(nodeId, role.name().toLowerCase(Locale.ROOT), index));
        }
        var key = key(row, preset, expected(genesis, role));
        keys.put(key.publicKey(), key);
      }
      validators.add(
          new LocalValidator(index, genesis.attestationPublicKey(), genesis.proposalPublicKey()));
    }
    return new ValidatorFiles(validators, keys);
  }

  /// Refuses keys that are used up.
  ///
  /// @param slot the slot it is now
  public void requireUsable(long slot) throws InputException {
    for (var validator : validators) {
      for (var publicKey : List.of(validator.attestationKey(), validator.proposalKey())) {
        var key = keys.get(publicKey);
        if (key != null && slot >= key.activationSlot() + key.activeSlots()) {
          throw new InputException(
              "a key of validator %d can sign in slots %d to %d only, and it is slot %d: the network's keys are used up, make a new one with a larger active epoch"
                  .formatted(
                      validator.index(),
                      key.activationSlot(),
                      key.activationSlot() + key.activeSlots() - 1,
                      slot));
        }
      }
    }
  }

  private static Bytes expected(Validator validator, Role role) {
    return switch (role) {
      case ATTESTER -> validator.attestationPublicKey();
      case PROPOSER -> validator.proposalPublicKey();
    };
  }

  private static Map<Long, Map<Role, Row>> rows(YamlFile file, String nodeId, Path keysDirectory)
      throws InputException {
    var nodes = file.map();
    Object mine = nodes.get(nodeId);
    if (mine == null) {
      throw InputException.in(
          file.path(), "no entry for node '%s'; it has %s".formatted(nodeId, nodes.keySet()));
    }
    var rows = new TreeMap<Long, Map<Role, Row>>();
    var number = 0;
    for (var each : file.asList(mine, nodeId)) {
      var where = "%s[%d]".formatted(nodeId, number++);
      var row = row(file, file.asMap(each, where), where, keysDirectory);
      var earlier =
          rows.computeIfAbsent(row.index(), index -> new HashMap<>()).put(row.role(), row);
      if (earlier != null) {
        throw InputException.in(
            file.path(),
            "%s: validator %d has two %s keys".formatted(where, row.index(), row.role()));
      }
    }
    return rows;
  }

  private static Row row(YamlFile file, Map<?, ?> map, String where, Path keysDirectory)
      throws InputException {
    var name = file.asText(file.required(map, where, "privkey_file"), where + ".privkey_file");
    var attester = name.contains("attester");
    if (attester == name.contains("proposer")) {
      throw InputException.in(
          file.path(),
          where + ".privkey_file must name one role, 'attester' or 'proposer': " + name);
    }
    var index = file.asNumber(file.required(map, where, "index"), where + ".index");
    try {
      return new Row(index, attester ? Role.ATTESTER : Role.PROPOSER, keysDirectory.resolve(name));
    } catch (InvalidPathException e) {
      throw InputException.in(file.path(), where + ".privkey_file is no file name", e);
    }
  }

  private static SecretKey key(Row row, XmssPreset preset, Bytes expected) throws InputException {
    var path = row.keyFile();
    try {
      if (Files.size(path) > MAX_KEY_BYTES) {
        throw InputException.in(path, "larger than any secret key");
      }
      var key = SecretKey.decode(preset, Files.readAllBytes(path));
      if (!key.publicKey().equals(expected)) {
        throw InputException.in(
            path,
            "belongs to public key %s, but genesis names %s for validator %d"
                .formatted(key.publicKey().hex(), expected.hex(), row.index()));
      }
      return key;
    } catch (NoSuchFileException e) {
      throw InputException.in(path, "no such file", e);
    } catch (SszException e) {
      throw InputException.in(
          path,
          "not a secret key of the %s scheme: %s".formatted(preset.presetName(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw InputException.in(path, "cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
