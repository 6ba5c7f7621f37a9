package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.VectorFiles;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Proofs over real signatures: the genuine verify, the others are refused.
class ProofVectorsTest {

  private static final ProofSystem PROOFS = new TransparentProofs(Xmss.of(XmssPreset.TEST));

  @TestFactory
  Stream<DynamicTest> every_block_signature_vector_agrees() {
    return VectorFiles.tests(
        "verify_signatures",
        vector -> {
          Verdict<SignedBlock> verdict =
              BlockSignatures.verify(
                  ContainerJson.signedBlock(vector.get("signedBlock")),
                  ContainerJson.state(vector.get("anchorState")).validators(),
                  PROOFS);
          assertThat(verdict.refusal().map(Enum::name).orElse("accepted"))
              .isEqualTo(vector.path("rejectionReason").asText("accepted"));
        });
  }

  @TestFactory
  Stream<DynamicTest> every_single_message_proof_vector_agrees() {
    return VectorFiles.tests(
        "verify_single_message_proofs",
        vector -> {
          assertThat(ContainerJson.bits(vector.get("aggregationBits")).cardinality())
              .isEqualTo(vector.get("publicKeys").size());
          Component expected =
              component(vector.get("publicKeys"), vector.get("message"), vector.get("slot"));
          assertThat(PROOFS.verifySingle(expected, ContainerJson.bytes(vector.get("proof"))))
              .isEqualTo(!vector.has("rejectionReason"));
        });
  }

  @TestFactory
  Stream<DynamicTest> every_multi_message_proof_vector_agrees() {
    return VectorFiles.tests(
        "verify_multi_message_proofs",
        vector -> {
          JsonNode keys = vector.get("publicKeysPerMessage");
          JsonNode messages = vector.get("messages");
          JsonNode slots = vector.get("slots");
          int count = Math.min(keys.size(), Math.min(messages.size(), slots.size()));
          List<Component> expected =
              IntStream.range(0, count)
                  .mapToObj(i -> component(keys.get(i), messages.get(i), slots.get(i)))
                  .toList();
          boolean verified =
              count == Math.max(keys.size(), Math.max(messages.size(), slots.size()))
                  && PROOFS.verifyMulti(expected, ContainerJson.bytes(vector.get("proof")));
          assertThat(verified).isEqualTo(!vector.has("rejectionReason"));
        });
  }

  /// Splits the block's proof, joins it with the votes known here, and compares with what the
  /// reference made of them. The signatures of the local proof are in the reference's result.
  @TestFactory
  Stream<DynamicTest> every_reaggregation_vector_agrees() {
    return VectorFiles.tests("reaggregation", ProofVectorsTest::checkReaggregation);
  }

  private static void checkReaggregation(JsonNode vector) throws ProofException {
    List<List<Bytes>> keys =
        ContainerJson.list(
            vector.get("publicKeysPerMessage"),
            node -> ContainerJson.list(node, ContainerJson::bytes));
    Message message =
        new Message(
            ContainerJson.root(vector.get("attestationMessage")),
            ContainerJson.uint(vector.get("attestationSlot")));
    Bytes expected = ContainerJson.bytes(vector.get("reaggregatedProof"));
    Bytes split = PROOFS.split(keys, ContainerJson.bytes(vector.get("blockProof")), message.root());
    List<Integer> blockAttesters = indices(vector.get("blockAttesters"));
    List<Bytes> blockKeys = keys.getFirst();
    assertThat(PROOFS.verifySingle(new Component(blockKeys, message), split)).isTrue();

    Map<Bytes, Bytes> signatures = signatures(expected);
    List<Bytes> localKeys =
        localKeys(vector, blockAttesters, blockKeys, signatures.keySet().stream().toList());
    Bytes local =
        PROOFS.aggregate(
            List.of(),
            localKeys.stream()
                .map(key -> new KeySignature(key, Objects.requireNonNull(signatures.get(key))))
                .toList(),
            message);
    Bytes joined =
        PROOFS.aggregate(
            List.of(new Part(blockKeys, split), new Part(localKeys, local)), List.of(), message);
    assertThat(joined).isEqualTo(expected);
    List<Bytes> all = Stream.concat(blockKeys.stream(), localKeys.stream()).distinct().toList();
    assertThat(all).hasSameSizeAs(indices(vector.get("combinedAttesters")));
    assertThat(PROOFS.verifySingle(new Component(all, message), joined)).isTrue();
  }

  /// The keys of the local attesters: those the block has by position, then those it has not.
  private static List<Bytes> localKeys(
      JsonNode vector, List<Integer> blockAttesters, List<Bytes> blockKeys, List<Bytes> all) {
    List<Bytes> local = new ArrayList<>();
    for (int attester : indices(vector.get("localAttesters"))) {
      if (blockAttesters.contains(attester)) {
        local.add(blockKeys.get(blockAttesters.indexOf(attester)));
      }
    }
    all.stream().filter(key -> !blockKeys.contains(key)).forEach(local::add);
    assertThat(local).hasSameSizeAs(indices(vector.get("localAttesters")));
    return local;
  }

  /// What a transparent proof carries, read by its layout alone.
  private static Map<Bytes, Bytes> signatures(Bytes proof) {
    int head = 4 + Root.LENGTH + 8 + 4;
    int signature = XmssPreset.TEST.signatureLength();
    Map<Bytes, Bytes> signatures = new TreeMap<>();
    for (int at = head; at < proof.size(); at += 52 + signature) {
      signatures.put(proof.slice(at, at + 52), proof.slice(at + 52, at + 52 + signature));
    }
    return signatures;
  }

  private static List<Integer> indices(JsonNode node) {
    return ContainerJson.list(node, JsonNode::asInt);
  }

  private static Component component(JsonNode keys, JsonNode message, JsonNode slot) {
    return new Component(
        ContainerJson.list(keys, ContainerJson::bytes),
        new Message(ContainerJson.root(message), ContainerJson.uint(slot)));
  }
}
