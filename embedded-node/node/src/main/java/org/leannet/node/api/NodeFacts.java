package org.leannet.node.api;

import java.util.List;
import java.util.function.Supplier;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.storage.ChainReader;

/// What the API speaks of.
///
/// @param peers those connected now
/// @param aggregatorSwitch turns the aggregator role on or off
/// @param events what happens from now on
/// @param metrics all metrics in the text format
public record NodeFacts(
    String version,
    PeerId self,
    long genesisTime,
    ChainReader chain,
    Supplier<List<PeerId>> peers,
    AggregatorSwitch aggregatorSwitch,
    EventFeed events,
    Supplier<byte[]> metrics) {
  CoreView view() {
    return chain.view();
  }
}
