package org.leannet.node.simulation;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.forkchoice.AggregateVerified;
import org.leannet.consensus.forkchoice.AttestationVerified;
import org.leannet.consensus.forkchoice.BlockVerified;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Workbench;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Does the jobs of all nodes. Verification is a function of the message alone, since all nodes
/// share one registry: its verdict on an object is remembered, and the same object is not verified
/// once a node. So is that on a signature, which comes again in every proof made of it.
final class Work {
  private final IdentityHashMap<Object, Verdict<BlockVerified>> blocks = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Verdict<AttestationVerified>> attestations =
      new IdentityHashMap<>();
  private final IdentityHashMap<Object, Verdict<AggregateVerified>> aggregates =
      new IdentityHashMap<>();

  private final Map<Signed, Boolean> signatures = new HashMap<>();

  private record Signed(Bytes publicKey, long slot, Root message, Bytes signature) {}

  boolean isSigned(Bytes publicKey, long slot, Root message, Bytes signature) {
    return signatures.computeIfAbsent(
        new Signed(publicKey, slot, message, signature),
        _ -> Registry.XMSS.verify(publicKey, slot, message, signature));
  }

  Event perform(Job job, Workbench bench) {
    return switch (job) {
      case Job.VerifyBlock(long number, var check) when !check.known() ->
          new Event.JobDone.BlockChecked(
              number,
              blocks.computeIfAbsent(
                  check.signed(), _ -> check.verify(bench.xmss(), bench.proofs())));
      case Job.VerifyAttestation(long number, var check) ->
          new Event.JobDone.AttestationChecked(
              number,
              attestations.computeIfAbsent(
                  check.attestation(), _ -> check.verify(bench.xmss(), bench.proofs())));
      case Job.VerifyAggregate(long number, var check) ->
          new Event.JobDone.AggregateChecked(
              number,
              aggregates.computeIfAbsent(
                  check.aggregate(), _ -> check.verify(bench.xmss(), bench.proofs())));
      case Job other -> other.perform(bench);
    };
  }
}
