package org.leannet.node.metrics;

import java.util.List;

/// The upper bounds of histograms, as all Lean clients have them: seconds, bytes or counts.
final class Buckets {
  static final List<Double> VALIDATION = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 1.0);
  static final List<Double> BLOCK =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 1.0, 1.25, 1.5, 2.0, 4.0);
  static final List<Double> REORG = List.of(1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0, 30.0, 50.0, 100.0);
  static final List<Double> TRANSITION =
      List.of(0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0);
  static final List<Double> PROOF = List.of(0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0);
  static final List<Double> PAYLOADS = List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0);
  static final List<Double> PAYLOAD_TIME = List.of(0.1, 0.25, 0.5, 0.75, 1.0, 2.0, 3.0, 4.0);
  static final List<Double> BUILDING = List.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1.0);
  static final List<Double> COMMITTEE = List.of(0.05, 0.1, 0.25, 0.5, 0.75, 1.0, 2.0, 3.0, 4.0);
  static final List<Double> TICK =
      List.of(0.4, 0.6, 0.75, 0.8, 0.805, 0.81, 0.815, 0.82, 0.825, 0.85, 0.9, 1.0, 1.2, 1.6);
  static final List<Double> BLOCK_BYTES =
      List.of(
          10_000.0,
          50_000.0,
          100_000.0,
          250_000.0,
          500_000.0,
          1_000_000.0,
          2_000_000.0,
          5_000_000.0);
  static final List<Double> ATTESTATION_BYTES =
      List.of(512.0, 1024.0, 2048.0, 4096.0, 8192.0, 16_384.0);
  static final List<Double> AGGREGATION_BYTES =
      List.of(1024.0, 4096.0, 16_384.0, 65_536.0, 131_072.0, 262_144.0, 524_288.0, 1_048_576.0);

  private Buckets() {}
}
