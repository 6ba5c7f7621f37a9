package org.leannet.node.metrics;

import java.time.Duration;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.forkchoice.BlockCheck;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Event.JobDone;
import org.leannet.node.core.port.Job;

/// Measures the jobs of workers. Called on the worker's thread, right after the job.
final class JobMeter {
  private final Meters meters;
  private final TransitionMeter transitions;

  JobMeter(Meters meters, TransitionMeter transitions) {
    this.meters = meters;
    this.transitions = transitions;
  }

  /// @param proofs what of the time went into proofs
  void took(Job job, Event result, Duration time, Duration proofs) {
    switch (job) {
      case Job.VerifyBlock(_, BlockCheck check) -> block(check, result, time, proofs);
      case Job.VerifyAttestation _ -> attestation(result, time);
      case Job.VerifyAggregate _ -> {
        // measured where the proof is verified
      }
      case Job.BuildBlock _ -> built(result, time, proofs);
      case Job.SealBlock _ -> meters.observe(LeanMetric.BLOCK_BUILDING_TIME_SECONDS, time);
      case Job.SignAttestation _ -> {
        meters.observe(LeanMetric.PQ_SIG_ATTESTATION_SIGNING_TIME_SECONDS, time);
        meters.observe(LeanMetric.ATTESTATIONS_PRODUCTION_TIME_SECONDS, time);
        if (result instanceof JobDone.AttestationSigned) {
          meters.add(LeanMetric.PQ_SIG_ATTESTATION_SIGNATURES, 1);
        }
      }
      case Job.Aggregate _ -> aggregated(result, time, proofs);
      case Job.Split _ -> {
        // no metric of the common list
      }
    }
  }

  private void block(BlockCheck check, Event result, Duration time, Duration proofs) {
    meters.observe(LeanMetric.FORK_CHOICE_BLOCK_PROCESSING_TIME_SECONDS, time);
    if (result instanceof JobDone.BlockChecked(_, Verdict.Accepted<?> _) && !check.known()) {
      meters.observe(LeanMetric.STATE_TRANSITION_TIME_SECONDS, time.minus(proofs));
      transitions.passed(check.parent(), check.signed().block());
    }
  }

  private void attestation(Event result, Duration time) {
    meters.observe(LeanMetric.ATTESTATION_VALIDATION_TIME_SECONDS, time);
    meters.observe(LeanMetric.PQ_SIG_ATTESTATION_VERIFICATION_TIME_SECONDS, time);
    boolean valid = result instanceof JobDone.AttestationChecked(_, Verdict.Accepted<?> _);
    meters.add(
        valid
            ? LeanMetric.PQ_SIG_ATTESTATION_SIGNATURES_VALID
            : LeanMetric.PQ_SIG_ATTESTATION_SIGNATURES_INVALID,
        1);
  }

  private void built(Event result, Duration time, Duration proofs) {
    meters.observe(LeanMetric.BLOCK_BUILDING_TIME_SECONDS, time);
    meters.observe(LeanMetric.BLOCK_BUILDING_PAYLOAD_AGGREGATION_TIME_SECONDS, proofs);
    if (result instanceof JobDone.BlockBuilt(_, var verdict)) {
      verdict
          .accepted()
          .ifPresent(built ->
              meters.observe(
                  LeanMetric.BLOCK_AGGREGATED_PAYLOADS,
                  built.block().body().attestations().size()));
    }
  }

  private void aggregated(Event result, Duration time, Duration proofs) {
    meters.observe(LeanMetric.COMMITTEE_SIGNATURES_AGGREGATION_TIME_SECONDS, time);
    meters.observe(LeanMetric.PQ_SIG_AGGREGATED_SIGNATURES_BUILDING_TIME_SECONDS, proofs);
    if (result instanceof JobDone.AggregateMade(_, var produced)) {
      meters.add(LeanMetric.PQ_SIG_AGGREGATED_SIGNATURES, 1);
      meters.add(
          LeanMetric.PQ_SIG_ATTESTATIONS_IN_AGGREGATED_SIGNATURES,
          produced.aggregate().proof().participants().cardinality());
    }
  }
}
