package org.leannet.launcher.plan.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientImages;
import org.leannet.launcher.config.schema.KeyTable;

/// Which devnet generation a network is of. The parameter decides; without it the images do, as
/// their tags tell; without either it is the newest. Generations do not understand each other, so
/// every image and every client must fit. The image of a paired node tells nothing: it is a build
/// of its own.
final class Generations {
  static final String NEWEST = KeyTable.GENERATIONS.getLast();

  private static final String PARAMETER = "lean_network_params.generation";
  private static final Pattern IN_TAG = Pattern.compile("devnet-?(\\d{1,3})");

  private final List<ClientPair> pairs;
  private final Findings findings;

  private Generations(List<ClientPair> pairs, Findings findings) {
    this.pairs = pairs;
    this.findings = findings;
  }

  static String resolve(Optional<String> parameter, List<ClientPair> pairs, Findings findings) {
    Generations generations = new Generations(pairs, findings);
    String generation = parameter.orElseGet(generations::told);
    pairs.forEach(pair -> generations.check(pair, generation));
    return generation;
  }

  /// The generation most images are of, the newer one when it is a draw.
  private String told() {
    Map<String, Integer> votes = new TreeMap<>();
    for (ClientPair pair : pairs) {
      for (String generation : ofImage(pair)) {
        votes.merge(generation, pair.settings().count(), Integer::sum);
      }
    }
    votes.keySet().retainAll(KeyTable.GENERATIONS);
    String most = NEWEST;
    int count = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() >= count) {
        most = vote.getKey();
        count = vote.getValue();
      }
    }
    return most;
  }

  private void check(ClientPair pair, String generation) {
    if (pair.settings().forced()) {
      return;
    }
    if (!imageFits(pair, generation)) {
      return;
    }
    Optional<String> refusal = pair.lean().refusal(generation);
    if (refusal.isPresent()) {
      findings.add(
          pair.path("cl_type"),
          "%s cannot take part in %s: %s".formatted(pair.lean().name(), generation, refusal.get()),
          "expected another client or generation, or force: true");
    }
  }

  private boolean imageFits(ClientPair pair, String generation) {
    Optional<String> image = pair.settings().lean().program().image();
    ClientImages known = pair.lean().images();
    if (image.isEmpty() || known.paired().equals(image)) {
      return image.isEmpty() || checkPairedImage(pair);
    }
    if (pair.isPaired()) {
      return known.paired().isEmpty()
          || known.generations(image.get()).isEmpty()
          || checkUnpairedImage(pair, known.paired().get());
    }
    Set<String> generations = ofImage(pair.lean(), image.get());
    if (generations.isEmpty() || generations.contains(generation)) {
      return true;
    }
    String other = String.join(" and ", generations);
    findings.add(
        pair.path("cl_image"),
        "this image is of %s, the network is of %s".formatted(other, generation),
        KeyTable.GENERATIONS.stream().anyMatch(generations::contains)
            ? "expected images of one generation, %s %s, or force: true".formatted(PARAMETER, other)
            : "expected an image of %s, or force: true"
                .formatted(String.join(" or ", KeyTable.GENERATIONS)));
    return false;
  }

  private boolean checkPairedImage(ClientPair pair) {
    if (pair.isPaired()) {
      return true;
    }
    findings.add(
        pair.path("cl_image"),
        "this image is the build that drives an execution client, which other nodes do not understand",
        "expected an el_type with it, or another image, or force: true");
    return false;
  }

  private boolean checkUnpairedImage(ClientPair pair, String paired) {
    findings.add(
        pair.path("cl_image"),
        "this image does not drive an execution client",
        "expected %s, or el_type: none, or force: true".formatted(paired));
    return false;
  }

  private static Set<String> ofImage(ClientPair pair) {
    Optional<String> image = pair.settings().lean().program().image();
    return pair.isPaired() || image.isEmpty() ? Set.of() : ofImage(pair.lean(), image.get());
  }

  /// What the catalogue knows of an image, or else what its tag says.
  private static Set<String> ofImage(ClientDescription client, String image) {
    Set<String> known = client.images().generations(image);
    if (!known.isEmpty()) {
      return known;
    }
    Matcher tag = IN_TAG.matcher(image.substring(image.lastIndexOf(':') + 1));
    return tag.find() ? Set.of("devnet" + tag.group(1)) : Set.of();
  }
}
