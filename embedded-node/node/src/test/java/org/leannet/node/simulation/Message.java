package org.leannet.node.simulation;

import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Event;

/// A gossip message under the number the simulated network gave it.
record Message(int number, Content content) {
  sealed interface Content {
    Event event(Delivery delivery);
  }

  record BlockContent(SignedBlock block) implements Content {
    @Override
    public Event event(Delivery delivery) {
      return new Event.GossipBlock(block, delivery);
    }
  }

  record AttestationContent(SignedAttestation attestation) implements Content {
    @Override
    public Event event(Delivery delivery) {
      return new Event.GossipAttestation(attestation, delivery);
    }
  }

  record AggregateContent(SignedAggregatedAttestation aggregate) implements Content {
    @Override
    public Event event(Delivery delivery) {
      return new Event.GossipAggregate(aggregate, delivery);
    }
  }
}
