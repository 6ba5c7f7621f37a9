package org.leannet.xmss;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Makes keys from seeds: the same preset, seed and slots give the same key, down to the padding of
/// its trees.
///
/// At any time a key in the making takes the memory of two bottom trees and one top tree; other
/// bottom trees are reduced to their roots.
public final class KeyGenerator {

  private final XmssPreset preset;
  private final Parallel parallel;

  /// @param parallel carries out the work; a piece of it takes some ten milliseconds
  public KeyGenerator(XmssPreset preset, Parallel parallel) {
    this.preset = preset;
    this.parallel = parallel;
  }

  /// The leaves that [#generate] computes for this window: at least those of the slots asked for.
  public long leaves(long activationSlot, long slots) {
    return ActivationWindow.around(preset, activationSlot, slots).slots();
  }

  public KeyPair generate(Root seed, long activationSlot, long slots) {
    return generate(seed, activationSlot, slots, KeyProgress.NONE);
  }

  /// A key for `slots` slots from `activationSlot` on, widened to whole bottom trees.
  ///
  /// @throws IllegalArgumentException if the slots are not within the preset's lifetime
  public KeyPair generate(Root seed, long activationSlot, long slots, KeyProgress progress) {
    ActivationWindow window = ActivationWindow.around(preset, activationSlot, slots);
    KeySeed secrets = new KeySeed(window, seed);
    Bytes prfKey = secrets.prfKey();
    int[] parameter = secrets.parameter();
    AtomicLong done = new AtomicLong();
    IntConsumer leavesDone = leaves -> progress.advanced(done.addAndGet(leaves), window.slots());
    TreeBuilder builder = new TreeBuilder(preset, prfKey, parameter, parallel, leavesDone);

    List<HashSubTree> kept = builder.bottomTrees(window.firstTree(), ActivationWindow.MIN_TREES);
    TreeNodes top = topLayer(window, kept, builder);
    top.fill(new TweakableHash(preset, parameter), secrets);
    KeyContent content =
        new KeyContent(
            prfKey,
            Elements.bytes(parameter),
            window.firstSlot(),
            window.slots(),
            top.toTree(),
            window.firstTree(),
            kept.getFirst(),
            kept.getLast());
    SecretKey secretKey = new SecretKey(preset, content);
    return new KeyPair(secretKey.publicKey(), secretKey);
  }

  /// The roots of the bottom trees that are kept, and of all others.
  private TreeNodes topLayer(ActivationWindow window, List<HashSubTree> kept, TreeBuilder builder) {
    TreeNodes top = new TreeNodes(TreeShape.top(preset, window));
    long tree = window.firstTree();
    for (HashSubTree bottom : kept) {
      top.put(0, tree++, bottom.root(), 1);
    }
    int[] roots = builder.roots(tree, window.endTree());
    top.put(0, tree, roots, roots.length / XmssPreset.DIGEST_ELEMENTS);
    return top;
  }
}
