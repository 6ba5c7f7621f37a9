package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.render.Changes;
import org.leannet.clients.render.CommandRenderer;
import org.leannet.clients.render.NodeContext;
import org.leannet.clients.render.Place;
import org.leannet.clients.render.RenderException;
import org.leannet.clients.render.RenderedClient;
import org.leannet.clients.render.Role;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.ExecutionChain;

/// Makes every client's command line once, with addresses that nobody has: what a client cannot be
/// started with, and what the catalogue has to say about it, is better heard before the start.
final class Trial {
  private static final String NOWHERE = "192.0.2.1";

  private final ChainPlan chain;
  private final Optional<ExecutionChain> execution;
  private final List<Member> members;
  private final List<Duties> duties;
  private final Findings findings;

  /// What was said, with those it was said of.
  private final Map<String, List<String>> told = new LinkedHashMap<>();

  Trial(
      ChainPlan chain,
      Optional<ExecutionChain> execution,
      List<Member> members,
      List<Duties> duties,
      Findings findings) {
    this.chain = chain;
    this.execution = execution;
    this.members = members;
    this.duties = duties;
    this.findings = findings;
  }

  /// What users should know about their clients; a client that cannot be started is a finding.
  List<String> notes() {
    for (Member member : members) {
      Program program = member.settings().lean().program();
      render(member, "cl_type", member.client(), program, lean(member));
      if (member.execution().isPresent()) {
        render(
            member,
            "el_type",
            member.execution().get(),
            member.settings().execution().orElseThrow().program(),
            execution());
      }
    }
    List<String> notes = new ArrayList<>();
    told.forEach((text, nodes) -> notes.add(of(nodes) + text));
    return notes;
  }

  private static String of(List<String> nodes) {
    String others = nodes.size() == 2 ? " and one other" : " and %d others";
    return nodes.getFirst() + (nodes.size() == 1 ? "" : others.formatted(nodes.size() - 1));
  }

  private void render(
      Member member, String key, ClientDescription client, Program program, Role role) {
    String name =
        switch (role) {
          case Role.Lean _ -> member.node();
          case Role.Execution _ -> member.executionService().orElseThrow();
        };
    Changes changes =
        new Changes(
            List.of(),
            program.args().extra(),
            program.args().removed(),
            program.env(),
            program.logLevel());
    NodeContext context =
        new NodeContext(name, NOWHERE, Place.inContainer(client), Map.of(), changes, role, true);
    try {
      hear(name, CommandRenderer.render(client, context));
    } catch (RenderException wrong) {
      findings.add(
          member.path(key),
          String.valueOf(wrong.getMessage()),
          "expected a client that can be started");
    }
  }

  private void hear(String name, RenderedClient rendered) {
    for (String note : rendered.notes()) {
      boolean ofNode = note.startsWith(name);
      told.computeIfAbsent(ofNode ? note.substring(name.length()) : note, _ -> new ArrayList<>())
          .add(ofNode ? name : "");
    }
  }

  private Role.Lean lean(Member member) {
    Duties own = duties.get(member.index());
    return new Role.Lean(
        new Role.Chain(
            chain.generation(),
            chain.xmssPreset(),
            chain.committeeCount(),
            duties.stream().mapToInt(duty -> duty.validators().size()).sum(),
            Optional.of(1L)),
        new Role.Duties(
            member.index(),
            own.validators(),
            own.subnet(),
            own.aggregator(),
            own.aggregateSubnets()),
        member.settings().checkpointSyncUrl().stream().toList(),
        List.of(),
        member
            .execution()
            .map(_ -> new Role.Engine("http://" + NOWHERE + ":8551", "0x0", Optional.empty())));
  }

  private Role.Execution execution() {
    ExecutionChain shared = execution.orElseThrow();
    return new Role.Execution(shared.chainId(), shared.gasLimit(), List.of());
  }
}
