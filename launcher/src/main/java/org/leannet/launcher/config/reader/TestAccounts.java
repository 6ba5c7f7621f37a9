package org.leannet.launcher.config.reader;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Accounts whose keys everybody knows, for tools and scripts that expect them to own ether: the
/// first of the mnemonic that development tools come with, and those of ethereum-package's.
final class TestAccounts {
  private static final String BALANCE = "1" + "0".repeat(27);

  private static final List<String> ADDRESSES =
      List.of(
          "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
          "0x8943545177806ed17b9f23f0a21ee5948ecaa776",
          "0xe25583099ba105d9ec0a67f5ae86d90e50036425",
          "0x614561d2d143621e126e87831aef287678b442b8",
          "0xf93ee4cf8c6c40b329b0c0626f28333c132cf241",
          "0x802dcbe1b1a97554b4f50db5119e37e8e7336417",
          "0xae95d8da9244c37cac0a3e16ba966a8e852bb6d6",
          "0x2c57d1cfc6d5f8e4182a56b4cf75421472ebaea4",
          "0x741bfe4802ce1c4b5b00f9df2f5f179a1c89171a",
          "0xc3913d4d8bab4914328651c2eae817c8b78e1f4c",
          "0x65d08a056c17ae13370565b04cf77d2afa1cb9fa",
          "0x3e95dfbbaf6b348396e6674c7871546dcc568e56",
          "0x5918b2e647464d4743601a865753e64c8059dc4f",
          "0x589a698b7b7da0bec545177d3963a2741105c7c9",
          "0x4d1cb4eb7969f8806e2caac0cbbb71f88c8ec413",
          "0xf5504ce2bcc52614f121aff9b93b2001d92715ca",
          "0xf61e98e7d47ab884c244e39e031978e33162ff4b",
          "0xf1424826861ffbbd25405f5145b5e50d0f1bfc90",
          "0xfdce42116f541fc8f7b0776e2b30832bd5621c85",
          "0xd9211042f35968820a3407ac3d80c725f8f75c14",
          "0xd8f3183def51a987222d845be228e0bbb932c222",
          "0xaff0ca253b97e54440965855cec0a8a2e2399896");

  /// Addresses to wei.
  static final Map<String, String> STANDARD = standard();

  private TestAccounts() {}

  private static Map<String, String> standard() {
    Map<String, String> accounts = new TreeMap<>();
    ADDRESSES.forEach(address -> accounts.put(address, BALANCE));
    return Map.copyOf(accounts);
  }
}
