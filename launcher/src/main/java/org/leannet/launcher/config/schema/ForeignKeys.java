package org.leannet.launcher.config.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keys of other tools' files that have no counterpart here: somebody who brings one is better told
/// why, or what does the same, than which keys there are.
public final class ForeignKeys {
  private static final String NO_BEACON_CHAIN =
      "Lean networks have no beacon chain, so leave it out";
  private static final String IMPORT =
      "this is lean-quickstart's; `leannet quickstart import FILE` makes an args file of it";
  private static final String NO_CLUSTER = "nothing runs on Kubernetes here, so leave it out";

  private static final List<Foreign> ALL =
      List.of(
          of(KeyTable.TOP, "config|deployment_mode|validators", IMPORT),
          of(KeyTable.TOP, "participants_matrix", "write out the participants, with `count`"),
          of(
              KeyTable.TOP,
              "wait_for_finalization",
              "`leannet run --wait finalized:N` waits for that"),
          of(KeyTable.TOP, "port_publisher|nat_exit_ip", "`leannet run --bind ADDRESS` publishes"),
          of(
              KeyTable.TOP,
              "persistent",
              "stopped enclaves keep their data; `leannet enclave start` goes on with it"),
          of(
              KeyTable.TOP,
              "parallel_keystore_generation|keymanager_enabled|checkpoint_sync_enabled"
                  + "|xatu_sentry_enabled|xatu_sentry_params|ethereum_metrics_exporter_enabled"
                  + "|mev_type|mev_params|snooper_enabled|snooper_params|tx_fuzz_params|spamoor_params"
                  + "|dora_params|assertoor_params|disable_peer_scoring|apache_port|blockscout_params"
                  + "|docker_cache_params|ethereum_genesis_generator_params|extra_files",
              "no part of a Lean network uses it, so leave it out"),
          of(KeyTable.TOP, "global_tolerations|global_node_selectors", NO_CLUSTER),
          of(
              KeyTable.PARTICIPANT,
              "(vc|remote_signer)_.*|use_(separate_vc|remote_signer)|.*(supernode|blobber).*|keymanager_enabled"
                  + "|snooper_enabled|ethereum_metrics_exporter_enabled|xatu_sentry_enabled|builder_network_params"
                  + "|cl_split_mode_enabled|mev_.*|el_extra_mounts_.*",
              NO_BEACON_CHAIN),
          of(
              KeyTable.PARTICIPANT,
              "(cl_|el_)?(tolerations|node_selectors|volume_size)",
              NO_CLUSTER),
          of(
              KeyTable.PARTICIPANT,
              "((cl|el)_)?(image_)?pull_policy|image_download_mode",
              "`leannet run --pull missing|always|never` decides for all images"),
          of(
              KeyTable.PARTICIPANT,
              "prometheus_config",
              "every node is scraped, with prometheus_params for all"),
          of(
              KeyTable.EXECUTION,
              "network",
              "every network is one of its own, with network_id, so leave it out"),
          of(
              KeyTable.EXECUTION,
              "seconds_per_slot|slot_duration_ms",
              "slots of Lean networks last 4 seconds, so leave it out"),
          of(
              KeyTable.EXECUTION,
              "preset|.*_fork_epoch|deposit_contract_address|genesis_validators_root|eth1_follow_distance"
                  + "|preregistered_validator_.*|min_validator_withdrawability_delay|shard_committee_period"
                  + "|churn_limit_quotient|ejection_balance|max_per_epoch_.*|custody_requirement|.*_churn_limit.*"
                  + "|withdrawal_type|withdrawal_address|validator_balance|network_sync_base_url|.*blobs.*"
                  + "|base_fee_update_fraction.*|additional_preloaded_contracts|devnet_repo|perfect_peerdas_enabled",
              NO_BEACON_CHAIN + "; `fork` names the execution fork"));

  private ForeignKeys() {}

  private record Foreign(String section, Pattern keys, String instead) {}

  private static Foreign of(String section, String keys, String instead) {
    return new Foreign(section, Pattern.compile(keys), instead);
  }

  /// What to do about a key of another tool, if it is known as one.
  public static Optional<String> instead(String section, String key) {
    String here = section.equals(KeyTable.DEFAULTS) ? KeyTable.PARTICIPANT : section;
    return ALL.stream()
        .filter(foreign -> foreign.section().equals(here) && foreign.keys().matcher(key).matches())
        .map(Foreign::instead)
        .findFirst();
  }
}
