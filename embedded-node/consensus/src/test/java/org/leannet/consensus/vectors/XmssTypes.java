package org.leannet.consensus.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// The types of the test signature scheme. Those that only key files have are spelled out here from
/// the specification; signatures and signed votes are this code's own.
final class XmssTypes {

  private static final long MODULUS = 2130706433L;
  private static final XmssPreset PRESET = XmssPreset.TEST;
  private static final Xmss XMSS = Xmss.of(PRESET);

  record Layer(long start, List<List<Long>> nodes) {}

  record SubTree(long depth, long lowest, List<Layer> layers) {}

  record Opening(List<List<Long>> siblings) {}

  record PublicKey(List<Long> root, List<Long> parameter) {}

  record Activation(Root prfKey, List<Long> parameter, long slot, long count) {}

  record SecretKey(
      Activation activation, SubTree top, long leftIndex, SubTree left, SubTree right) {}

  private static final Codec<Long> FIELD =
      Codecs.refined(
          Codecs.UINT32,
          v -> v < MODULUS ? Optional.empty() : Optional.of(v + " is not a field element"));
  private static final Codec<List<Long>> DIGEST = Codecs.vector(FIELD, 8);
  private static final Codec<List<Long>> PARAMETER = Codecs.vector(FIELD, 5);
  private static final Codec<List<List<Long>>> DIGESTS =
      Codecs.list(DIGEST, 2L * PRESET.leavesPerBottomTree());

  private static final Codec<Layer> LAYER =
      Container.of(
          v -> new Layer(v.next(), v.next()),
          Container.field("start_index", Codecs.UINT64, Layer::start),
          Container.field("nodes", DIGESTS, Layer::nodes));
  private static final Codec<SubTree> SUB_TREE =
      Container.of(
          v -> new SubTree(v.next(), v.next(), v.next()),
          Container.field("depth", Codecs.UINT64, SubTree::depth),
          Container.field("lowest_layer", Codecs.UINT64, SubTree::lowest),
          Container.field(
              "layers", Codecs.list(LAYER, PRESET.logLifetime() + 1L), SubTree::layers));
  private static final Codec<Opening> OPENING =
      Container.of(
          v -> new Opening(v.next()), Container.field("siblings", DIGESTS, Opening::siblings));
  private static final Codec<PublicKey> PUBLIC_KEY =
      Container.of(
          v -> new PublicKey(v.next(), v.next()),
          Container.field("root", DIGEST, PublicKey::root),
          Container.field("parameter", PARAMETER, PublicKey::parameter));
  private static final Codec<SecretKey> SECRET_KEY =
      Container.of(
          v ->
              new SecretKey(
                  new Activation(v.next(), v.next(), v.next(), v.next()),
                  v.next(),
                  v.next(),
                  v.next(),
                  v.next()),
          Container.field("prf_key", Root.SSZ, key -> key.activation().prfKey()),
          Container.field("parameter", PARAMETER, key -> key.activation().parameter()),
          Container.field("activation_slot", Codecs.UINT64, key -> key.activation().slot()),
          Container.field("num_active_slots", Codecs.UINT64, key -> key.activation().count()),
          Container.field("top_tree", SUB_TREE, SecretKey::top),
          Container.field("left_bottom_tree_index", Codecs.UINT64, SecretKey::leftIndex),
          Container.field("left_bottom_tree", SUB_TREE, SecretKey::left),
          Container.field("right_bottom_tree", SUB_TREE, SecretKey::right));

  private XmssTypes() {}

  static Optional<SszType<?>> named(String name) {
    return switch (name) {
      case "Fp" -> Optional.of(new SszType<>(FIELD, XmssTypes::element));
      case "HashDigestVector" -> Optional.of(new SszType<>(DIGEST, XmssTypes::elements));
      case "Parameter" -> Optional.of(new SszType<>(PARAMETER, XmssTypes::elements));
      case "Randomness" -> Optional.of(new SszType<>(Codecs.vector(FIELD, 7), XmssTypes::elements));
      case "HashDigestList" -> Optional.of(new SszType<>(DIGESTS, XmssTypes::digests));
      case "HashTreeLayer" -> Optional.of(new SszType<>(LAYER, XmssTypes::layer));
      case "HashTreeOpening" ->
          Optional.of(new SszType<>(OPENING, node -> new Opening(digests(node.get("siblings")))));
      case "HashSubTree" -> Optional.of(new SszType<>(SUB_TREE, XmssTypes::subTree));
      case "PublicKey" -> Optional.of(encoded(PUBLIC_KEY));
      case "SecretKey" -> Optional.of(encoded(SECRET_KEY));
      case "Signature" -> Optional.of(new SszType<>(XMSS.signatureCodec(), ContainerJson::bytes));
      case "SignedAttestation" ->
          Optional.of(new SszType<>(SignedAttestation.ssz(XMSS), ContainerJson::signedAttestation));
      default -> Optional.empty();
    };
  }

  /// A type whose values the vectors write as their SSZ bytes.
  private static <T> SszType<T> encoded(Codec<T> codec) {
    Function<JsonNode, T> read =
        node -> {
          try {
            return codec.decode(Bytes.fromHex(node.asText()).toArray());
          } catch (SszException e) {
            throw new IllegalArgumentException("not a value of the vector's type", e);
          }
        };
    return new SszType<>(codec, read);
  }

  private static long element(JsonNode node) {
    String text = node.asText();
    return Long.parseLong(text.replaceAll("[^0-9]", ""));
  }

  private static List<Long> elements(JsonNode node) {
    return ContainerJson.list(node, XmssTypes::element);
  }

  private static List<List<Long>> digests(JsonNode node) {
    return ContainerJson.list(node, XmssTypes::elements);
  }

  private static Layer layer(JsonNode node) {
    return new Layer(ContainerJson.uint(node.get("startIndex")), digests(node.get("nodes")));
  }

  private static SubTree subTree(JsonNode node) {
    return new SubTree(
        ContainerJson.uint(node.get("depth")),
        ContainerJson.uint(node.get("lowestLayer")),
        ContainerJson.list(node.get("layers"), XmssTypes::layer));
  }
}
