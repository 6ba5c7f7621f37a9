package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.leannet.ssz.Bytes;
import org.leannet.xmss.TweakableHash.Position;

/// Computes bottom trees, chunk of leaves by chunk of leaves, so that the work can be spread.
final class TreeBuilder {

  /// Leaves in a chunk: a piece of work of some ten milliseconds.
  private static final int CHUNK_LEAVES = 64;

  /// Chunks whose roots wait to be joined: bounds the memory of a key with many trees.
  private static final int CHUNKS_PER_ROUND = 4096;

  private final XmssPreset preset;
  private final Bytes prfKey;
  private final int[] parameter;
  private final Parallel parallel;
  private final IntConsumer leavesDone;
  private final int chunkHeight;
  private final int chunksPerTree;

  /// @param leavesDone told how many leaves were made, on the thread that made them
  TreeBuilder(
      XmssPreset preset, Bytes prfKey, int[] parameter, Parallel parallel, IntConsumer leavesDone) {
    this.preset = preset;
    this.prfKey = prfKey;
    this.parameter = parameter;
    this.parallel = parallel;
    this.leavesDone = leavesDone;
    int chunkLeaves = Math.min(CHUNK_LEAVES, preset.leavesPerBottomTree());
    this.chunkHeight = Integer.numberOfTrailingZeros(chunkLeaves);
    this.chunksPerTree = preset.leavesPerBottomTree() >> chunkHeight;
  }

  /// The first `count` trees from `first` on, whole.
  List<HashSubTree> bottomTrees(long first, int count) {
    List<TreeNodes> nodes =
        LongStream.range(first, first + count)
            .mapToObj(tree -> new TreeNodes(TreeShape.bottom(preset, tree)))
            .toList();
    build(first, count, tree -> nodes.get((int) (tree - first))::put);
    return nodes.stream().map(TreeNodes::toTree).toList();
  }

  /// The roots of the trees `[first, end)`, one digest after the other; nothing else is kept.
  int[] roots(long first, long end) {
    int[] roots = new int[Math.toIntExact((end - first) * DIGEST_ELEMENTS)];
    int height = preset.halfHeight();
    long step = Math.max(1, CHUNKS_PER_ROUND / chunksPerTree);
    for (long from = first; from < end; from += step) {
      build(
          from,
          (int) Math.min(step, end - from),
          tree ->
              (layer, index, digests, count) -> {
                if (layer == height) {
                  int at = (int) (tree - first) * DIGEST_ELEMENTS;
                  System.arraycopy(digests, 0, roots, at, DIGEST_ELEMENTS);
                }
              });
    }
    return roots;
  }

  /// Takes what was computed; the array is used again afterwards.
  @FunctionalInterface
  private interface Sink {
    void put(int layer, long index, int[] digests, int count);
  }

  @FunctionalInterface
  private interface Sinks {
    Sink of(long tree);
  }

  private void build(long first, int trees, Sinks sinks) {
    int[] chunkRoots = new int[trees * chunksPerTree * DIGEST_ELEMENTS];
    parallel.run(
        trees * chunksPerTree,
        chunk -> {
          long tree = first + chunk / chunksPerTree;
          int[] digests = buildChunk(first * chunksPerTree + chunk, sinks.of(tree));
          System.arraycopy(digests, 0, chunkRoots, chunk * DIGEST_ELEMENTS, DIGEST_ELEMENTS);
        });
    TweakableHash hash = new TweakableHash(preset, parameter);
    int[] digests = new int[chunksPerTree * DIGEST_ELEMENTS];
    for (int i = 0; i < trees; i++) {
      System.arraycopy(chunkRoots, i * digests.length, digests, 0, digests.length);
      long tree = first + i;
      climb(hash, new Position(chunkHeight, tree * chunksPerTree), digests, sinks.of(tree));
    }
  }

  /// Makes the leaves of a chunk and what is above them. Returns an array that begins with its
  /// root.
  private int[] buildChunk(long chunk, Sink sink) {
    LeafHasher leaves = new LeafHasher(preset, prfKey, parameter);
    int count = 1 << chunkHeight;
    long firstLeaf = chunk << chunkHeight;
    int[] digests = new int[count * DIGEST_ELEMENTS];
    for (int i = 0; i < count; i++) {
      leaves.leaf(firstLeaf + i, digests, i * DIGEST_ELEMENTS);
    }
    climb(leaves.hash(), new Position(0, firstLeaf), digests, sink);
    leavesDone.accept(count);
    return digests;
  }

  /// Joins neighbouring nodes, of which the first is at `position`, until one is left.
  private static void climb(TweakableHash hash, Position position, int[] digests, Sink sink) {
    int count = digests.length / DIGEST_ELEMENTS;
    sink.put(position.level(), position.index(), digests, count);
    Position first = position;
    while (count > 1) {
      count /= 2;
      first = first.parent();
      hash.parents(first, count, digests, digests, 0);
      sink.put(first.level(), first.index(), digests, count);
    }
  }
}
