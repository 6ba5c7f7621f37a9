package org.leannet.genesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.KeyGenerator;
import org.leannet.xmss.KeyPair;
import org.leannet.xmss.Parallel;

/// Brings every validator's keys into the genesis directory, from the cache or newly made.
///
/// One key after the other: the work of each is spread over `parallel`, and no more than one is in
/// memory, however many there are.
public final class KeyMaker {

  private final Parallel parallel;
  private final Optional<KeyCache> cache;
  private final Consumer<GenesisEvent> events;

  public KeyMaker(Parallel parallel, Optional<KeyCache> cache, Consumer<GenesisEvent> events) {
    this.parallel = parallel;
    this.cache = cache;
    this.events = events;
  }

  Consumer<GenesisEvent> events() {
    return events;
  }

  /// Writes the key files of all validators and returns their public keys by index.
  List<ValidatorKeys> place(GenesisSpec spec, OutputDirectory out) {
    KeyGenerator generator = new KeyGenerator(spec.preset(), parallel);
    List<KeyRole> roles = spec.layout().roles();
    int total = spec.validatorCount() * roles.size();
    List<ValidatorKeys> validators = new ArrayList<>();
    for (int index = 0; index < spec.validatorCount(); index++) {
      List<Bytes> keys = new ArrayList<>();
      for (KeyRole role : roles) {
        int number = index * roles.size() + keys.size() + 1;
        events.accept(new GenesisEvent.KeyStarted(index, role, number, total));
        KeyRequest request =
            new KeyRequest(spec.preset(), spec.activeSlots(), spec.seed(), index, role);
        Placed placed = place(generator, request, out);
        keys.add(placed.publicKey);
        events.accept(new GenesisEvent.KeyReady(index, role, number, total, placed.cached));
      }
      validators.add(new ValidatorKeys(index, keys));
    }
    return validators;
  }

  /// Makes the key files that are in `out` appear in a dialect's directory too, under its names.
  static void link(GenesisSpec spec, OutputDirectory out, Dialect dialect) {
    for (int i = 0; i < spec.validatorCount(); i++) {
      if (dialect == Dialect.SINGLE_KEY) {
        link(out, KeyRole.ATTESTER.secretKeyFile(i), dialect, KeyRole.SINGLE.secretKeyFile(i));
        link(out, KeyRole.ATTESTER.publicKeyFile(i), dialect, KeyRole.SINGLE.publicKeyFile(i));
      } else {
        for (KeyRole role : spec.layout().roles()) {
          link(out, role.secretKeyFile(i), dialect, role.secretKeyFile(i));
        }
      }
    }
  }

  private static void link(OutputDirectory out, String file, Dialect dialect, String name) {
    out.linkWithin(GenesisFiles.validatorKey(file), dialect.path(GenesisFiles.validatorKey(name)));
  }

  private record Placed(Bytes publicKey, boolean cached) {}

  private Placed place(KeyGenerator generator, KeyRequest request, OutputDirectory out) {
    String secretFile = GenesisFiles.validatorKey(request.role().secretKeyFile(request.index()));
    String publicFile = GenesisFiles.validatorKey(request.role().publicKeyFile(request.index()));
    if (cache.isPresent()) {
      KeyCache.Entry entry = cache.get().fetch(request, () -> make(generator, request), events);
      out.link(secretFile, entry.secretKey(), entry.secretDigest());
      out.write(publicFile, entry.publicKey().toArray());
      return new Placed(entry.publicKey(), entry.found());
    }
    KeyPair pair = make(generator, request);
    out.write(secretFile, pair.secretKey().encode());
    out.write(publicFile, pair.publicKey().toArray());
    return new Placed(pair.publicKey(), false);
  }

  private KeyPair make(KeyGenerator generator, KeyRequest request) {
    return generator.generate(
        request.keySeed(),
        0,
        request.activeSlots(),
        (done, leaves) ->
            events.accept(
                new GenesisEvent.KeyAdvanced(request.index(), request.role(), done, leaves)));
  }
}
