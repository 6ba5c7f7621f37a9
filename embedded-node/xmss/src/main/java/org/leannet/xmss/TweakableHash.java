package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.BASE;
import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.PARAMETER_ELEMENTS;
import static org.leannet.xmss.XmssPreset.RANDOMNESS_ELEMENTS;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.leannet.xmss.poseidon.KoalaBear;
import org.leannet.xmss.poseidon.Permutation;
import org.leannet.xmss.poseidon.PoseidonParameters;

/// The hash functions of one key: Poseidon, told apart by a tweak and by the key's parameter.
///
/// Independent hashes are computed side by side, so that a permutation sees many states at once.
/// Serves one thread, and allocates nothing per hash. Digests are 8 canonical elements each and
/// follow each other in flat arrays.
final class TweakableHash {

  /// Node or message hashes that are computed side by side.
  static final int LANES = 16;

  private static final int CAPACITY = 9;
  private static final int RATE = 15;
  private static final int NARROW = 16;
  private static final int WIDE = CAPACITY + RATE;
  private static final int TWEAK_ELEMENTS = 2;
  private static final int MESSAGE_ELEMENTS = 9;

  private static final int CHAIN_TAG = 0;
  private static final int TREE_TAG = 1;
  private static final int MESSAGE_TAG = 2;

  private static final Map<XmssPreset, int[]> CAPACITIES = leafCapacities();

  private final int chains;
  private final int[] parameter;
  private final int[] capacity;
  private final Permutation narrow = PoseidonParameters.WIDTH_16.newPermutation();
  private final Permutation wide = PoseidonParameters.WIDTH_24.newPermutation();

  private final int[] narrowStates;
  private final int[] activeChains;
  private final int[] wideStates = new int[LANES * WIDE];
  private final int[] wideInputs = new int[LANES * WIDE];
  private final int[] leafInput;

  TweakableHash(XmssPreset preset, int[] parameter) {
    this.chains = preset.dimension();
    this.parameter = parameter;
    this.narrowStates = new int[chains * NARROW];
    this.activeChains = new int[chains];
    int length = PARAMETER_ELEMENTS + TWEAK_ELEMENTS + chains * DIGEST_ELEMENTS;
    this.leafInput = new int[(length + RATE - 1) / RATE * RATE];
    this.capacity = Objects.requireNonNull(CAPACITIES.get(preset));
  }

  /// Advances the digest of each chain from its step in `from` to its step in `to`.
  void advance(long epoch, int[] digests, int[] from, int[] to) {
    for (int step = 1; step < BASE; step++) {
      int active = 0;
      for (int chain = 0; chain < chains; chain++) {
        if (from[chain] < step && step <= to[chain]) {
          setLink(active * NARROW, epoch, chain, step, digests);
          activeChains[active++] = chain;
        }
      }
      narrow.permute(narrowStates, active);
      for (int i = 0; i < active; i++) {
        int at = activeChains[i] * DIGEST_ELEMENTS;
        for (int j = 0; j < DIGEST_ELEMENTS; j++) {
          digests[at + j] = KoalaBear.add(digests[at + j], narrowStates[i * NARROW + j]);
        }
      }
    }
  }

  private void setLink(int at, long epoch, int chain, int step, int[] digests) {
    System.arraycopy(digests, chain * DIGEST_ELEMENTS, narrowStates, at, DIGEST_ELEMENTS);
    int parameterAt = at + DIGEST_ELEMENTS;
    System.arraycopy(parameter, 0, narrowStates, parameterAt, PARAMETER_ELEMENTS);
    long tweak = epoch << 24 | (long) chain << 16 | (long) step << 8 | CHAIN_TAG;
    setTweak(tweak, narrowStates, parameterAt + PARAMETER_ELEMENTS);
    narrowStates[at + NARROW - 1] = 0;
  }

  /// Hashes the ends of all chains to the leaf, written at `at`.
  void leaf(long epoch, int[] ends, int[] out, int at) {
    System.arraycopy(parameter, 0, leafInput, 0, PARAMETER_ELEMENTS);
    setTweak(treeTweak(0, epoch), leafInput, PARAMETER_ELEMENTS);
    int endsAt = PARAMETER_ELEMENTS + TWEAK_ELEMENTS;
    System.arraycopy(ends, 0, leafInput, endsAt, chains * DIGEST_ELEMENTS);
    System.arraycopy(capacity, 0, wideStates, 0, CAPACITY);
    for (int block = 0; block < leafInput.length; block += RATE) {
      System.arraycopy(leafInput, block, wideStates, CAPACITY, RATE);
      wide.permute(wideStates, 1);
    }
    System.arraycopy(wideStates, CAPACITY, out, at, DIGEST_ELEMENTS);
  }

  /// Hashes the first `2 * count` digests of `children`, which are neighbours, to their parents:
  /// the first is at `position`, and they are written from element `at` on. If that is 0, they may
  /// overwrite the children.
  void parents(Position position, int count, int[] children, int[] out, int at) {
    for (int done = 0; done < count; done += LANES) {
      int lanes = Math.min(LANES, count - done);
      for (int i = 0; i < lanes; i++) {
        setFamily(i * WIDE, position.right(done + i), children, done + i);
      }
      compressWide(lanes);
      for (int i = 0; i < lanes; i++) {
        int digest = at + (done + i) * DIGEST_ELEMENTS;
        System.arraycopy(wideStates, i * WIDE, out, digest, DIGEST_ELEMENTS);
      }
    }
  }

  private void setFamily(int at, Position parent, int[] children, int family) {
    int length = 2 * DIGEST_ELEMENTS;
    System.arraycopy(parameter, 0, wideInputs, at, PARAMETER_ELEMENTS);
    int tweakAt = at + PARAMETER_ELEMENTS;
    setTweak(treeTweak(parent.level(), parent.index()), wideInputs, tweakAt);
    System.arraycopy(children, family * length, wideInputs, tweakAt + TWEAK_ELEMENTS, length);
    wideInputs[at + WIDE - 1] = 0;
  }

  /// Hashes a message with each of the first `lanes` randomnesses, `lanes` at most [#LANES]. The
  /// results are the first `length` elements from `i * length` of `out`.
  void message(long epoch, int[] message, int[] randomness, int lanes, int[] out) {
    int length = MessageEncoding.hashLength(chains);
    for (int i = 0; i < lanes; i++) {
      int at = i * WIDE;
      System.arraycopy(message, 0, wideInputs, at, MESSAGE_ELEMENTS);
      int parameterAt = at + MESSAGE_ELEMENTS;
      System.arraycopy(parameter, 0, wideInputs, parameterAt, PARAMETER_ELEMENTS);
      int tweakAt = parameterAt + PARAMETER_ELEMENTS;
      setTweak(epoch << 8 | MESSAGE_TAG, wideInputs, tweakAt);
      System.arraycopy(
          randomness,
          i * RANDOMNESS_ELEMENTS,
          wideInputs,
          tweakAt + TWEAK_ELEMENTS,
          RANDOMNESS_ELEMENTS);
      wideInputs[at + WIDE - 1] = 0;
    }
    compressWide(lanes);
    for (int i = 0; i < lanes; i++) {
      System.arraycopy(wideStates, i * WIDE, out, i * length, length);
    }
  }

  /// The elements of a message, as a little-endian number.
  static int[] messageElements(byte[] message) {
    long[] words = new long[message.length / 4];
    for (int i = 0; i < message.length; i++) {
      words[i / 4] |= (message[i] & 0xffL) << (8 * (i % 4));
    }
    return Elements.limbs(words, MESSAGE_ELEMENTS);
  }

  private void compressWide(int lanes) {
    System.arraycopy(wideInputs, 0, wideStates, 0, lanes * WIDE);
    wide.permute(wideStates, lanes);
    for (int i = 0; i < lanes; i++) {
      for (int j = i * WIDE; j < i * WIDE + DIGEST_ELEMENTS; j++) {
        wideStates[j] = KoalaBear.add(wideStates[j], wideInputs[j]);
      }
    }
  }

  private static long treeTweak(int level, long index) {
    return ((long) level << 40) + (index << 8) + TREE_TAG;
  }

  private static void setTweak(long tweak, int[] out, int at) {
    out[at] = (int) (tweak % KoalaBear.P);
    out[at + 1] = (int) (tweak / KoalaBear.P);
  }

  /// A node of the whole tree: leaves are level 0, and indices count from the left.
  record Position(int level, long index) {

    Position right(int places) {
      return new Position(level, index + places);
    }

    Position parent() {
      return new Position(level + 1, index >>> 1);
    }
  }

  private static Map<XmssPreset, int[]> leafCapacities() {
    Map<XmssPreset, int[]> capacities = new EnumMap<>(XmssPreset.class);
    for (XmssPreset preset : XmssPreset.values()) {
      capacities.put(preset, leafCapacity(preset.dimension()));
    }
    return capacities;
  }

  /// The sponge's capacity says what is hashed: parameter, tweak, number and length of the digests.
  private static int[] leafCapacity(int chains) {
    long[] words = {DIGEST_ELEMENTS, chains, TWEAK_ELEMENTS, PARAMETER_ELEMENTS};
    int[] input = Elements.limbs(words, WIDE);
    int[] output = input.clone();
    PoseidonParameters.WIDTH_24.newPermutation().permute(output, 1);
    for (int i = 0; i < CAPACITY; i++) {
      output[i] = KoalaBear.add(output[i], input[i]);
    }
    return Arrays.copyOf(output, CAPACITY);
  }
}
