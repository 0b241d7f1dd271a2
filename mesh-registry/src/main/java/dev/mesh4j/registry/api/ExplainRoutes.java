package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.match.TagQuery;
import dev.mesh4j.protocol.match.VersionConstraint;
import dev.mesh4j.protocol.registry.ErrorReply;
import dev.mesh4j.protocol.registry.ExplainReply;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.directory.Wiring;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.model.WantedSchema;
import dev.mesh4j.registry.resolve.Offer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why dependencies are wired as they are: of an agent, of one of its tools, one of them, or one that nobody has. */
final class ExplainRoutes {

    static final String PATH = "/explain";

    private static final int MOST_DEPENDENCIES = 100;
    private static final int SHOWN_NAMES = 10;

    private final Directory directory;
    private final List<String> tieBreakers;

    ExplainRoutes(Directory directory, List<String> tieBreakers) {
        this.directory = directory;
        this.tieBreakers = tieBreakers;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::explain);
    }

    private void explain(Context context) {
        String wanted = context.queryParam("agent");
        try {
            Replies.json(context, 200, wanted == null ? hypothetical(context) : ofAgent(context, wanted));
        } catch (NotFound e) {
            Replies.json(context, 404, new ErrorReply(e.message));
        }
    }

    private ExplainReply ofAgent(Context context, String wanted) throws NotFound {
        AgentState state = agent(wanted);
        List<Asked> asked = asked(state.agent(), context.queryParam("function"), context.queryParam("capability"));
        if (asked.size() > MOST_DEPENDENCIES) {
            throw Limits.wrong(
                    "agent", asked.size() + " dependencies", "at most " + MOST_DEPENDENCIES + "; name a function too");
        }
        return reply(state.agent(), directory.ask(wiring -> answers(wiring, asked)));
    }

    private static List<ExplainedDependency> answers(Wiring wiring, List<Asked> asked) {
        return asked.stream()
                .map(one -> ExplainViews.dependency(
                        one.consumer.tool().function(),
                        one.index,
                        one.requirement.required(),
                        wiring.explain(one.consumer, one.requirement.need())))
                .toList();
    }

    private ExplainReply hypothetical(Context context) {
        List<TagTerm> tags = tags(context.queryParams("tags"));
        Need need = new Need(
                Limits.require("capability", context.queryParam("capability"), Limits.CAPABILITY),
                tags,
                new TagQuery(tags),
                constraint(context.queryParam("version")),
                Limits.optional("namespace", context.queryParam("namespace"), Limits.NAMESPACE, "default"),
                WantedSchema.ANY);
        ExplainedDependency answer =
                directory.ask(wiring -> ExplainViews.dependency(null, null, null, wiring.explain(need)));
        return reply(null, List.of(answer));
    }

    private ExplainReply reply(@Nullable Agent agent, List<ExplainedDependency> dependencies) {
        return new ExplainReply(
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name(),
                dependencies,
                dependencies.size(),
                tieBreakers,
                Instant.now().toString());
    }

    /** By its id, else by a name that one agent has; of several the one that lives. */
    private AgentState agent(String wanted) throws NotFound {
        Optional<AgentState> byId = directory.find(wanted);
        if (byId.isPresent()) {
            return byId.get();
        }
        List<AgentState> named = directory.agents().stream()
                .filter(state -> state.agent().name().equals(wanted))
                .toList();
        return named.stream()
                .filter(AgentState::live)
                .findFirst()
                .or(() -> named.stream().findFirst())
                .orElseThrow(() -> new NotFound("agent: '" + Limits.cut(wanted)
                        + "' (expected: the id or the name of one of " + "GET /agents)"));
    }

    private static List<Asked> asked(Agent agent, @Nullable String function, @Nullable String capability)
            throws NotFound {
        List<Asked> asked = new ArrayList<>();
        for (Tool tool : agent.tools()) {
            if (function == null || function.equals(tool.function())) {
                for (int i = 0; i < tool.requirements().size(); i++) {
                    Requirement requirement = tool.requirements().get(i);
                    if (capability == null
                            || capability.equals(requirement.capability())
                            || capability.equals(String.valueOf(i))) {
                        asked.add(new Asked(new Offer(agent, tool), i, requirement));
                    }
                }
            }
        }
        if (function != null
                && agent.tools().stream().noneMatch(tool -> tool.function().equals(function))) {
            throw new NotFound("function: '" + Limits.cut(function) + "' (expected: one of "
                    + some(agent.tools().stream().map(Tool::function).toList()) + ")");
        }
        if (capability != null && asked.isEmpty()) {
            throw new NotFound("capability: '" + Limits.cut(capability) + "' (expected: one of "
                    + some(dependencies(agent, function)) + ", or its index)");
        }
        return asked;
    }

    private static List<String> dependencies(Agent agent, @Nullable String function) {
        return agent.tools().stream()
                .filter(tool -> function == null || function.equals(tool.function()))
                .flatMap(tool -> tool.requirements().stream())
                .map(Requirement::capability)
                .distinct()
                .toList();
    }

    private static String some(List<String> names) {
        List<String> shown = names.stream().limit(SHOWN_NAMES).toList();
        return names.isEmpty() ? "none" : shown + (names.size() > SHOWN_NAMES ? " and more" : "");
    }

    /** Separated by commas, or one for each parameter; {@code a|b} means either. */
    private static List<TagTerm> tags(List<String> parameters) {
        List<TagTerm> terms = new ArrayList<>();
        for (String parameter : parameters) {
            for (String term : parameter.split(",")) {
                if (!term.isBlank()) {
                    List<String> alternatives = Arrays.asList(term.strip().split("\\|"));
                    alternatives.forEach(tag -> Limits.require("tags", tag, Limits.WANTED_TAG));
                    terms.add(new TagTerm(alternatives));
                }
            }
        }
        Limits.atMost("tags", terms.size(), Limits.MAX_TAGS);
        return terms;
    }

    private static VersionConstraint constraint(@Nullable String version) {
        try {
            return VersionConstraint.parse(Objects.requireNonNullElse(version, ""));
        } catch (IllegalArgumentException e) {
            throw Limits.wrong("version", String.valueOf(e.getMessage()), "a version constraint");
        }
    }

    /** A dependency that is asked about. */
    private record Asked(Offer consumer, int index, Requirement requirement) {}

    /** Something that the mesh does not have. */
    private static final class NotFound extends Exception {

        private static final long serialVersionUID = 1L;

        private final String message;

        NotFound(String message) {
            super(message);
            this.message = message;
        }
    }
}
