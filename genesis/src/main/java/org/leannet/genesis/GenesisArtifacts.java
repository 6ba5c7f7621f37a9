package org.leannet.genesis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    spec.dialects().forEach(dialect -> KeyMaker.link(spec, out, dialect));
    artifacts.editions().forEach(edition -> edition.keyFiles().forEach(artifacts::write));
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
    editions().forEach(edition -> stamp(edition, time));
    return new Stamped(out.root(), time, editions().getFirst().state(time).blockRoot());
  }

  private void stamp(Edition edition, long time) {
    Dialect dialect = edition.dialect();
    write(dialect.path(GenesisFiles.CONFIG), edition.config(time));
    if (!dialect.isLeanSpec()) {
      GenesisState state = edition.state(time);
      String ssz = dialect.path(GenesisFiles.GENESIS_SSZ);
      out.write(ssz, state.ssz());
      events.accept(new GenesisEvent.FileWritten(ssz));
      write(dialect.path(GenesisFiles.GENESIS_JSON), state.json());
    }
  }

  /// The files that all clients read but those of the other dialects, then those.
  private List<Edition> editions() {
    GenesisSpec spec = peers.spec();
    return Stream.concat(Stream.of(Dialect.QUICKSTART), spec.dialects().stream())
        .map(dialect -> Edition.of(dialect, spec, validators))
        .toList();
  }

  private void write(String name, String text) {
    out.write(name, text);
    events.accept(new GenesisEvent.FileWritten(name));
  }
}
