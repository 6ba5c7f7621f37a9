package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.ssz.Root;
import org.leannet.xmss.KeyGenerator;
import org.leannet.xmss.KeyPair;
import org.leannet.xmss.Parallel;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Validators with real keys of the test scheme, made once for all runs of this JVM.
public final class Registry {
  public static final Xmss XMSS = Xmss.of(XmssPreset.TEST);

  /// The scheme's whole lifetime for the validators of small networks; large ones run shorter.
  private static final long SLOTS = 256;

  private static final long FEWER_SLOTS = 64;
  private static final int SMALL_NETWORK = 16;

  private static final List<Keys> MADE = new ArrayList<>();

  private Registry() {}

  /// The two keys of one validator.
  public record Keys(KeyPair attestation, KeyPair proposal) {
    public LocalValidator as(long index) {
      return new LocalValidator(index, attestation.publicKey(), proposal.publicKey());
    }

    public List<SecretKey> secrets() {
      return List.of(attestation.secretKey(), proposal.secretKey());
    }
  }

  public static int signatureLength() {
    return XmssPreset.TEST.signatureLength();
  }

  public static synchronized Keys keys(int validator) {
    KeyGenerator generator = new KeyGenerator(XmssPreset.TEST, Parallel.SERIAL);
    while (MADE.size() <= validator) {
      long index = MADE.size();
      long slots = index < SMALL_NETWORK ? SLOTS : FEWER_SLOTS;
      MADE.add(
          new Keys(
              generator.generate(new Root(index, 0, 0, 1), 0, slots),
              generator.generate(new Root(index, 0, 0, 2), 0, slots)));
    }
    return MADE.get(validator);
  }

  public static State genesis(long genesisTime, int validators) {
    List<Validator> registry = new ArrayList<>();
    for (int i = 0; i < validators; i++) {
      Keys keys = keys(i);
      registry.add(new Validator(keys.attestation().publicKey(), keys.proposal().publicKey(), i));
    }
    return Genesis.state(genesisTime, registry);
  }
}
