package org.leannet.launcher.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What homes tell each other of their ports.
class PortClaimsTest {
  @TempDir private Path shared;
  @TempDir private Path home;

  private PortClaims claims;
  private Enclaves mine;

  @BeforeEach
  void open() {
    claims = new PortClaims(shared);
    mine = new Enclaves(home.resolve("mine"), claims);
  }

  private Enclaves others() {
    return new Enclaves(home.resolve("others"), new PortClaims(shared));
  }

  @Test
  void another_home_sees_the_ports_until_the_enclave_is_removed() throws Exception {
    var alpha = mine.create(new EnclaveName("alpha"));
    var beta = mine.create(new EnclaveName("beta"));
    mine.claimPorts(alpha, List.of(25_002, 25_001));
    mine.claimPorts(beta, List.of(25_003));
    assertThat(others().portsInUse()).containsExactlyInAnyOrder(25_001, 25_002, 25_003);

    mine.claimPorts(alpha, List.of(25_004));
    assertThat(others().portsInUse()).containsExactlyInAnyOrder(25_003, 25_004);

    mine.remove(alpha);
    assertThat(others().portsInUse()).containsExactly(25_003);
    mine.remove(beta);
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void every_user_can_read_a_claim_and_only_its_own_can_change_it() throws Exception {
    mine.claimPorts(mine.create(new EnclaveName("alpha")), List.of(25_001));

    try (var files = Files.list(shared)) {
      var permissions = Files.getPosixFilePermissions(files.findFirst().orElseThrow());
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void the_claim_of_an_enclave_that_was_deleted_by_hand_is_forgotten() throws Exception {
    var alpha = mine.create(new EnclaveName("alpha"));
    mine.claimPorts(alpha, List.of(25_001));
    Files.delete(alpha.directory());

    assertThat(others().portsInUse()).isEmpty();
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void what_is_no_claim_is_left_alone() throws Exception {
    mine.claimPorts(mine.create(new EnclaveName("alpha")), List.of(25_001));
    Files.writeString(shared.resolve("leannet-ports-a"), "");
    Files.writeString(shared.resolve("leannet-ports-b"), "25002 x\n" + home);
    Files.writeString(shared.resolve("leannet-ports-c"), "25003\n\0");
    Files.write(shared.resolve("leannet-ports-d"), new byte[] {'1', '\n', (byte) 0xff});
    Files.writeString(shared.resolve("leannet-ports-e"), "25004 ".repeat(20_000) + "\n" + home);
    var real = Files.writeString(home.resolve("real"), "25005\n" + home);
    Files.createSymbolicLink(shared.resolve("leannet-ports-f"), real);
    Files.createDirectory(shared.resolve("leannet-ports-g"));

    assertThat(claims.all()).containsExactly(25_001);
    assertThat(shared).isDirectoryContaining("glob:**-g");
  }

  @Test
  void a_shared_folder_that_is_missing_keeps_nobody_from_anything() throws Exception {
    var alone = new Enclaves(home, new PortClaims(home.resolve("missing")));
    var alpha = alone.create(new EnclaveName("alpha"));
    alone.claimPorts(alpha, List.of(25_001));

    assertThat(alone.portsInUse()).isEmpty();
    alone.remove(alpha);
    assertThat(home.resolve("missing")).doesNotExist();
  }
}
