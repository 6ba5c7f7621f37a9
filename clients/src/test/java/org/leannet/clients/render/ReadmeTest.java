package org.leannet.clients.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.clients.CatalogueFiles;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;

/// What `README.md` says is so.
class ReadmeTest {
  @Test
  void the_example_is_a_client_that_starts_as_it_says(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("mylean.yaml"), block("yaml"));
    ClientDescription client = CatalogueFiles.read(directory).getFirst();
    Role.Lean lean = Contexts.lean(Contexts.chain("devnet5", 1), Contexts.duties(true, List.of(0)));
    assertThat(CommandRenderer.render(client, Contexts.inContainer(client, lean)).command())
        .containsExactly(block("text").strip().split("\\s+", -1));
    assertThat(Catalogue.bundled().with(client).names(ClientKind.LEAN)).contains("mylean");
  }

  @Test
  void every_name_that_templates_may_use_is_listed() throws Exception {
    Set<String> names = new HashSet<>();
    ClientDescription lean = Catalogue.bundled().find(ClientKind.LEAN, "ethlambda").orElseThrow();
    Changes changes = new Changes(List.of(), List.of(), List.of(), Map.of(), Optional.of("info"));
    Role.Lean role = Contexts.paired(Contexts.plain());
    names.addAll(Model.of(lean, Contexts.inContainer(lean, role, changes), List.of()).keySet());
    ClientDescription execution =
        Catalogue.bundled().find(ClientKind.EXECUTION, "reth").orElseThrow();
    names.addAll(
        Model.of(
                execution,
                Contexts.inContainer(execution, new Role.Execution(7, Optional.of(1L), List.of())),
                List.of())
            .keySet());
    Set<String> listed = new HashSet<>();
    Matcher rows = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\| ").matcher(readme());
    while (rows.find()) {
      listed.addAll(List.of(rows.group(1).replace("`", "").split(", ", -1)));
    }
    assertThat(listed).containsAll(names);
  }

  private static String readme() throws Exception {
    return Files.readString(Path.of("README.md"));
  }

  private static String block(String language) throws Exception {
    Matcher block = Pattern.compile("(?s)```%s\\n(.*?)```".formatted(language)).matcher(readme());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
