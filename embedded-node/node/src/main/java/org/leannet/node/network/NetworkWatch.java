package org.leannet.node.network;

import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.ConnectionFailure;
import org.leannet.p2p.wire.Topic;

/// Hears what passes on the wire, to measure it. Called on network threads: it must be quick.
public interface NetworkWatch {
  /// A gossip message has arrived, of so many uncompressed bytes.
  void gossip(Topic.Subject subject, int bytes);

  /// A connection came or went.
  void connection(ConnectionEvent event);

  /// A connection did not come about.
  default void failed(ConnectionFailure failure) {}

  /// Nobody watches.
  NetworkWatch NONE =
      new NetworkWatch() {
        @Override
        public void gossip(Topic.Subject subject, int bytes) {
          // nobody watches
        }

        @Override
        public void connection(ConnectionEvent event) {
          // nobody watches
        }
      };
}
