package org.leannet.clients.render;

import java.util.List;
import java.util.Optional;

/// What a node is in the network.
public sealed interface Role {
  /// A node of the Lean chain.
  ///
  /// @param checkpoints nodes whose finalized state it starts from, as URLs
  /// @param peers the other nodes
  /// @param engine the execution client it drives
  record Lean(
      Chain chain,
      Duties duties,
      List<String> checkpoints,
      List<Peer> peers,
      Optional<Engine> engine)
      implements Role {
    public Lean {
      checkpoints = List.copyOf(checkpoints);
      peers = List.copyOf(peers);
    }
  }

  /// An execution client.
  ///
  /// @param bootNodes others to find peers by
  record Execution(long chainId, Optional<Long> gasLimit, List<BootNode> bootNodes)
      implements Role {
    public Execution {
      bootNodes = List.copyOf(bootNodes);
    }
  }

  /// What all Lean nodes share. `validators` is how many there are in all.
  record Chain(
      String generation,
      String preset,
      int committees,
      int validators,
      Optional<Long> genesisTime) {}

  /// What a Lean node does. `position` is its place among the nodes, from 0.
  record Duties(
      int position,
      List<Integer> validators,
      int subnet,
      boolean aggregator,
      List<Integer> aggregateSubnets) {
    public Duties {
      validators = List.copyOf(validators);
      aggregateSubnets = List.copyOf(aggregateSubnets);
    }
  }

  /// How to find a node: its record, and its address with its peer id.
  record Peer(String enr, String multiaddr) {}

  /// An execution client that others find their peers by, as it tells of itself: its node record,
  /// and the older form with key and address.
  record BootNode(Optional<String> enr, Optional<String> enode) {}

  /// The execution client a Lean node drives: its Engine API and its genesis block.
  record Engine(String url, String genesisHash, Optional<String> feeRecipient) {}
}
