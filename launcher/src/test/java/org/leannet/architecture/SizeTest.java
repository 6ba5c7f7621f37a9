package org.leannet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Small files and small methods, counted with the JDK's own parser.
class SizeTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 45;
  private static final int PACKAGE_FILES = 32;

  /// Methods that are long for a reason: these hold the text of a script.
  private static final List<String> LONG_ON_PURPOSE = List.of("ServiceScript.java: render");

  private static final Path ROOT = root();

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, Path::getParent)
        .limit(here.getNameCount())
        .filter(at -> Files.exists(at.resolve("mvnw")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void no_file_is_long() throws IOException {
    var offenders = new ArrayList<String>();
    for (var file : sources("main", "test")) {
      try (var lines = Files.lines(file)) {
        var count = lines.count();
        if (count > FILE_LINES) {
          offenders.add(ROOT.relativize(file) + ": " + count + " lines");
        }
      }
    }
    assertThat(offenders).isEmpty();
  }

  @Test
  void no_package_is_crowded() throws IOException {
    var offenders = new ArrayList<String>();
    for (var directory : sources("main").stream().map(Path::getParent).distinct().toList()) {
      try (var files = Files.list(directory)) {
        var count = files.filter(file -> file.toString().endsWith(".java")).count();
        if (count > PACKAGE_FILES) {
          offenders.add(ROOT.relativize(directory) + ": " + count + " files");
        }
      }
    }
    assertThat(offenders).isEmpty();
  }

  @Test
  void no_method_is_long() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var offenders = new ArrayList<String>();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of(),
                  null,
                  files.getJavaFileObjectsFromPaths(sources("main")));
      var trees = Trees.instance(task);
      for (var unit : task.parse()) {
        new MethodScanner(unit, trees, offenders).scan(unit, null);
      }
    }
    assertThat(offenders).isEmpty();
  }

  private static final class MethodScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<String> offenders;

    MethodScanner(CompilationUnitTree unit, Trees trees, List<String> offenders) {
      this.unit = unit;
      this.trees = trees;
      this.offenders = offenders;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (method.getBody() != null) {
        var positions = trees.getSourcePositions();
        var lines = unit.getLineMap();
        var length =
            lines.getLineNumber(positions.getEndPosition(unit, method.getBody()))
                - lines.getLineNumber(positions.getStartPosition(unit, method.getBody()))
                + 1;
        var name = Path.of(unit.getSourceFile().getName()).getFileName() + ": " + method.getName();
        if (length > METHOD_LINES && !LONG_ON_PURPOSE.contains(name)) {
          offenders.add(name + " has " + length + " lines");
        }
      }
      return super.visitMethod(method, null);
    }
  }

  private static List<Path> sources(String... sets) throws IOException {
    var all = new ArrayList<Path>();
    for (var set : sets) {
      try (Stream<Path> walk = Files.walk(ROOT)) {
        walk.filter(path -> path.toString().endsWith(".java"))
            .filter(path -> path.toString().contains("/src/" + set + "/java/"))
            .filter(path -> !path.toString().contains("/target/"))
            .forEach(all::add);
      }
    }
    return all;
  }
}
