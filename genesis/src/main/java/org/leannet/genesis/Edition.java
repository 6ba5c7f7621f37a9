package org.leannet.genesis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The genesis files in one dialect, by name: those that wait for nothing but the keys, and those
/// that tell the time too.
///
/// @param spec the network as readers of the dialect see it
/// @param validators their keys, as many each as those readers know
record Edition(Dialect dialect, GenesisSpec spec, List<ValidatorKeys> validators) {

  Edition {
    validators = List.copyOf(validators);
  }

  static Edition of(Dialect dialect, GenesisSpec spec, List<ValidatorKeys> validators) {
    return dialect == Dialect.SINGLE_KEY
        ? new Edition(
            dialect, spec.withSingleKeys(), validators.stream().map(ValidatorKeys::single).toList())
        : new Edition(dialect, spec, validators);
  }

  Map<String, String> keyFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        dialect.path(GenesisFiles.KEY_MANIFEST), KeyManifestYaml.render(spec, validators, dialect));
    if (!dialect.isLeanSpec()) {
      files.put(
          dialect.path(GenesisFiles.ANNOTATED_VALIDATORS),
          AssignmentYaml.annotated(spec, validators));
    }
    return files;
  }

  String config(long time) {
    return ConfigYaml.render(spec, validators, time, dialect);
  }

  GenesisState state(long time) {
    return new GenesisState(spec, validators, time);
  }
}
