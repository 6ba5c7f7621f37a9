package org.leannet.node.core.port;

import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;

/// The wire, as the carrier of effects sees it: libp2p in a running node, memory and virtual time
/// in a simulation. No call blocks and none throws for what a peer does; what arrives comes as
/// events.
public interface Network {
  void publishBlock(SignedBlock block);

  void publishAttestation(long subnet, SignedAttestation attestation);

  void publishAggregate(SignedAggregatedAttestation aggregate);

  /// Says what became of a gossip message; unknown deliveries are ignored.
  void settle(Delivery delivery, Settlement settlement);

  /// Sends a request; see [Effect.Ask] for what comes back. A peer that is not connected fails it.
  void ask(long number, Peer peer, Request request);

  void disconnect(Peer peer, String reason);
}
