package org.leannet.genesis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.leannet.ssz.Root;

/// Phase 2 done: all keys and files are in the directory, and only the genesis time is open.
///
/// It is left open because keys and images take long to come: stamped once everything is ready, it
/// lies a known time ahead.
public final class GenesisArtifacts {

  private final PeerKeys peers;
  private final List<ValidatorKeys> validators;
  private final OutputDirectory out;
  private final Consumer<GenesisEvent> events;

  private GenesisArtifacts(
      PeerKeys peers,
      List<ValidatorKeys> validators,
      OutputDirectory out,
      Consumer<GenesisEvent> events) {
    this.peers = peers;
    this.validators = validators;
    this.out = out;
    this.events = events;
  }

  /// A genesis directory that is complete, and the root of the block at slot 0.
  public record Stamped(Path directory, long genesisTime, Root blockRoot) {}

  /// Makes the keys and writes every file that does not depend on the time.
  ///
  /// @throws GenesisException if a file cannot be written, or one that is not ours is in the way
  public static GenesisArtifacts make(PeerKeys peers, KeyMaker keys, Path directory) {
    GenesisSpec spec = peers.spec();
    OutputDirectory out = OutputDirectory.open(directory);
    List<ValidatorKeys> validators = keys.place(spec, out);
    GenesisArtifacts artifacts = new GenesisArtifacts(peers, validators, out, keys.events());
    NetworkFiles.render(peers).forEach(artifacts::write);
    artifacts.writeKeyFiles();
    if (spec.leanSpecDialect()) {
      artifacts.writeLeanSpec(keys);
    }
    return artifacts;
  }

  public PeerKeys peers() {
    return peers;
  }

  public Path directory() {
    return out.root();
  }

  /// Writes the files that hold the genesis time, a whole Unix second. May be repeated.
  public Stamped stamp(Instant genesis) {
    long time = genesis.getEpochSecond();
    if (time < 0 || genesis.getNano() != 0) {
      throw new GenesisException(
          "genesis cannot be at %s".formatted(genesis), "choose a whole second after 1970");
    }
    GenesisSpec spec = peers.spec();
    GenesisState state = new GenesisState(spec, validators, time);
    write(GenesisFiles.CONFIG, ConfigYaml.render(spec, validators, time, Dialect.QUICKSTART));
    if (spec.leanSpecDialect()) {
      write(
          leanSpec(GenesisFiles.CONFIG),
          ConfigYaml.render(spec, validators, time, Dialect.LEAN_SPEC));
    }
    out.write(GenesisFiles.GENESIS_SSZ, state.ssz());
    events.accept(new GenesisEvent.FileWritten(GenesisFiles.GENESIS_SSZ));
    write(GenesisFiles.GENESIS_JSON, state.json());
    return new Stamped(out.root(), time, state.blockRoot());
  }

  private void writeKeyFiles() {
    GenesisSpec spec = peers.spec();
    write(GenesisFiles.KEY_MANIFEST, KeyManifestYaml.render(spec, validators, Dialect.QUICKSTART));
    write(GenesisFiles.ANNOTATED_VALIDATORS, AssignmentYaml.annotated(spec, validators));
  }

  private void writeLeanSpec(KeyMaker keys) {
    GenesisSpec spec = peers.spec();
    keys.link(spec, out, GenesisFiles.LEAN_SPEC_DIRECTORY);
    write(
        leanSpec(GenesisFiles.KEY_MANIFEST),
        KeyManifestYaml.render(spec, validators, Dialect.LEAN_SPEC));
    write(leanSpec(GenesisFiles.VALIDATORS), AssignmentYaml.validators(spec));
  }

  private void write(String name, String text) {
    out.write(name, text);
    events.accept(new GenesisEvent.FileWritten(name));
  }

  private static String leanSpec(String name) {
    return GenesisFiles.LEAN_SPEC_DIRECTORY + "/" + name;
  }
}
