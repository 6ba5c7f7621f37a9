package org.leannet.launcher.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A file of the page, from this program's own resources.
record Asset(String contentType, String content) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private static final String[] FILES = {
    "index.html",
    "style.css",
    "favicon.svg",
    "app.js",
    "store.js",
    "grid.js",
    "cells.js",
    "tree.js",
    "lag.js",
    "mesh.js",
    "actions.js",
    "svg.js",
    "theme.js"
  };

  /// Every file by the path it is served at.
  static Map<String, Asset> all() {
    var assets = new HashMap<String, Asset>();
    for (var file : FILES) {
      assets.put("/" + file, load(file));
    }
    assets.put("/", load("index.html"));
    return assets;
  }

  private static Asset load(String file) {
    var type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "");
    try (var stream = Asset.class.getResourceAsStream("page/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks a file of its page: " + file);
      }
      return new Asset(type, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
