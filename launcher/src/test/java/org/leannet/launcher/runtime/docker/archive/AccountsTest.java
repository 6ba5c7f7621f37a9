package org.leannet.launcher.runtime.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final Accounts DEBIAN =
      new Accounts(
          """
          root:x:0:0:root:/root:/bin/bash
          leanspec:x:999:998::/home/leanspec:/bin/sh
          broken
          """,
          """
          root:x:0:
          leanspec:x:998:
          keys:x:500:leanspec
          """);

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "root, 0, 0",
    "leanspec, 999, 998",
    "leanspec:keys, 999, 500",
    "leanspec:77, 999, 77",
    "999, 999, 998",
    "999:keys, 999, 500",
    "1234, 1234, 0",
    "1234:5678, 1234, 5678"
  })
  void a_user_is_found_by_name_and_number(String user, int uid, int gid) {
    assertThat(DEBIAN.owner(user)).contains(new Owner(uid, gid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "leanspec:nobodies", ":", "broken"})
  void an_unknown_name_is_nobody(String user) {
    assertThat(DEBIAN.owner(user)).isEmpty();
  }

  @Test
  void numbers_need_no_account_files() {
    assertThat(Accounts.NONE.owner("1000:1000")).contains(new Owner(1000, 1000));
    assertThat(Accounts.NONE.owner("leanspec")).isEmpty();
  }
}
