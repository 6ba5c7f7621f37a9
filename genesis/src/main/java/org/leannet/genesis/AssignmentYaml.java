package org.leannet.genesis;

import java.util.Comparator;
import java.util.List;

/// Which node signs for which validators: `validators.yaml` and `annotated_validators.yaml`.
final class AssignmentYaml {

  private AssignmentYaml() {}

  /// Node names to indices, sorted by name as the reference tool's.
  static String validators(GenesisSpec spec) {
    StringBuilder text = new StringBuilder();
    spec.nodes().stream()
        .sorted(Comparator.comparing(NodeSpec::name))
        .forEach(node -> {
          heading(text, node);
          for (int index : node.validators()) {
            text.append("  - ").append(index).append('\n');
          }
        });
    return text.toString();
  }

  /// A row for each key. Those of one index stand side by side, the attester's first.
  static String annotated(GenesisSpec spec, List<ValidatorKeys> validators) {
    StringBuilder text = new StringBuilder();
    List<KeyRole> roles = spec.layout().roles();
    for (NodeSpec node : spec.nodes()) {
      heading(text, node);
      for (int index : node.validators()) {
        for (int i = 0; i < roles.size(); i++) {
          text.append(
              """
                - index: %d
                  pubkey_hex: "%s"
                  privkey_file: %s
              """
                  .formatted(
                      index,
                      validators.get(index).keys().get(i).bareHex(),
                      roles.get(i).secretKeyFile(index)));
        }
      }
    }
    return text.toString();
  }

  private static void heading(StringBuilder text, NodeSpec node) {
    text.append(node.name()).append(node.validators().isEmpty() ? ": []\n" : ":\n");
  }
}
