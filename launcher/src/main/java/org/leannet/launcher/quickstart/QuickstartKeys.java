package org.leannet.launcher.quickstart;

import java.util.List;
import org.leannet.launcher.config.schema.Key;
import org.leannet.launcher.config.schema.KeyType;
import org.leannet.launcher.config.schema.KeyType.Choice;
import org.leannet.launcher.config.schema.KeyType.Keys;
import org.leannet.launcher.config.schema.KeyType.ListOf;
import org.leannet.launcher.config.schema.KeyType.Text;
import org.leannet.launcher.config.schema.KeyType.TextMap;
import org.leannet.launcher.config.schema.KeyType.Truth;
import org.leannet.launcher.config.schema.KeyType.Whole;
import org.leannet.launcher.config.schema.Section;
import org.leannet.launcher.config.schema.TextForm;

/// The keys of `validator-config.yaml`, with the other spellings that are about.
final class QuickstartKeys {
  private static final KeyType PORT = new Whole(1, 65_535);
  private static final KeyType ANY = new Text(TextForm.ANY);

  static final List<Section> SECTIONS =
      List.of(
          section(
              "",
              key("shuffle", new Choice(List.of("roundrobin", "none"))),
              key("deployment_mode", new Choice(List.of("local", "ansible"))),
              key("config", new Keys("config")),
              key("validators", new ListOf(new Keys("validators[]")))),
          section(
              "config",
              key("activeEpoch", new Whole(1, 32)),
              key("keyType", new Choice(List.of("hash-sig"))),
              key("attestation_committee_count", new Whole(1, 4096)),
              key("suggested_fee_recipient", new Text(TextForm.ADDRESS))),
          section(
              "validators[]",
              key("name", new Text(TextForm.NODE_NAME)),
              key("privkey", new Text(TextForm.NODE_KEY)),
              key("enrFields", new TextMap(TextForm.VARIABLE, TextForm.ANY)),
              key("metricsPort", PORT),
              key("apiPort", PORT),
              key("httpPort", PORT),
              key("isAggregator", new Truth()),
              key("is_aggregator", new Truth()),
              key("devnet", ANY),
              key("subnet", new Whole(0, 4095)),
              key("count", new Whole(0, 4096))));

  private QuickstartKeys() {}

  private static Section section(String name, Key... keys) {
    return new Section(name, "", List.of(keys));
  }

  private static Key key(String name, KeyType type) {
    return new Key(name, type, false, "", "", "", List.of());
  }
}
