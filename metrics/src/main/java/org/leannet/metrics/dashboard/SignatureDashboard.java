package org.leannet.metrics.dashboard;

import static org.leannet.metrics.dashboard.Dashboards.ofNodes;
import static org.leannet.metrics.dashboard.Dashboards.p99;
import static org.leannet.metrics.dashboard.Dashboards.quantile;
import static org.leannet.metrics.dashboard.Dashboards.rate;
import static org.leannet.metrics.dashboard.Panel.perNode;
import static org.leannet.metrics.dashboard.Panel.series;
import static org.leannet.metrics.dashboard.Panel.timeline;

import java.util.List;
import org.leannet.metrics.dashboard.Dashboard.Row;

/// Post-quantum signatures and their aggregation.
final class SignatureDashboard {
  private static final Look ROLE =
      Look.of(new Look.State("rests", "text"), new Look.State("aggregates", "green"));

  static final Dashboard DASHBOARD =
      new Dashboard(
          "leannet-signatures",
          "Leannet / Aggregation and signatures",
          "Do votes become proofs before the deadline?",
          true,
          List.of(aggregators(), aggregates(), signatures()),
          Dashboards.NODE_EVENTS);

  private SignatureDashboard() {}

  private static Row aggregators() {
    return Row.of(
        "Aggregators",
        timeline(
                "Role",
                "Who aggregates. Good: at least one node for each committee at any time.",
                ofNodes("lean_is_aggregator"),
                "{{node}}")
            .looking(ROLE),
        series(
                "Committee aggregation",
                "s",
                "One round of an aggregator. Good: 99th percentile under 0.75 s, the deadline.",
                new Query(
                    quantile(0.5, "lean_committee_signatures_aggregation_time_seconds"),
                    "{{node}} median"),
                new Query(
                    p99("lean_committee_signatures_aggregation_time_seconds"), "{{node}} p99"))
            .looking(Look.goodBelow(0.75)),
        perNode(
            "Rounds skipped",
            "ops",
            "Aggregation rounds not run, a second. Good: zero on aggregators.",
            rate("lean_aggregator_skipped_total")));
  }

  private static Row aggregates() {
    return Row.of(
        "Aggregate proofs",
        series(
            "Built",
            "ops",
            "Proofs built, and votes inside them, a second. Good: steady on aggregators, none elsewhere.",
            new Query(rate("lean_pq_sig_aggregated_signatures_total"), "{{node}} proofs"),
            new Query(
                rate("lean_pq_sig_attestations_in_aggregated_signatures_total"), "{{node}} votes")),
        series(
            "Checked",
            "ops",
            "Proofs from others a second. Good: none invalid.",
            new Query(rate("lean_pq_sig_aggregated_signatures_valid_total"), "{{node}} valid"),
            new Query(rate("lean_pq_sig_aggregated_signatures_invalid_total"), "{{node}} invalid")),
        perNode(
            "Building, 99th percentile",
            "s",
            "Good: under 0.75 s.",
            p99("lean_pq_sig_aggregated_signatures_building_time_seconds")),
        perNode(
            "Verification, 99th percentile",
            "s",
            "Good: under 0.1 s, the lowest bucket.",
            p99("lean_pq_sig_aggregated_signatures_verification_time_seconds")),
        perNode(
            "Payloads in a block, 99th percentile",
            "none",
            "Aggregates a proposer had to choose from. Good: one to eight.",
            p99("lean_block_aggregated_payloads")),
        perNode(
            "Merging for a block, 99th percentile",
            "s",
            "Good: under 0.5 s, or the block is late.",
            p99("lean_block_building_payload_aggregation_time_seconds")));
  }

  private static Row signatures() {
    return Row.of(
        "Single signatures",
        series(
            "Checked",
            "ops",
            "Votes' signatures a second. Good: none invalid.",
            new Query(rate("lean_pq_sig_attestation_signatures_valid_total"), "{{node}} valid"),
            new Query(
                rate("lean_pq_sig_attestation_signatures_invalid_total"), "{{node}} invalid")),
        perNode(
            "Made",
            "ops",
            "Signatures made a second. Good: validators / 4 s.",
            rate("lean_pq_sig_attestation_signatures_total")),
        perNode(
            "Signing, 99th percentile",
            "s",
            "Good: under 0.1 s.",
            p99("lean_pq_sig_attestation_signing_time_seconds")),
        perNode(
            "Verification, 99th percentile",
            "s",
            "Good: under 0.01 s.",
            p99("lean_pq_sig_attestation_verification_time_seconds")));
  }
}
