package org.leannet.consensus.containers;

import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// What a chain fixes once: the Unix second of slot 0.
public record GenesisConfig(long genesisTime) {

  public static final Codec<GenesisConfig> SSZ =
      Container.of(
          v -> new GenesisConfig(v.next()),
          Container.field("genesis_time", Codecs.UINT64, GenesisConfig::genesisTime));
}
