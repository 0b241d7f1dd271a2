package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Contender.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long meshctl takes, as a whole process, beside the one of an existing mesh. */
final class MeshctlBenchmark implements Benchmark {

    private static final int RUNS_PER_ROUND = 2;

    private final Path checkout;
    private final List<Contender> mesh;
    private final Plan plan;
    private final Wrk wrk;
    private final Map<String, String> environment;

    /** @param folder for what meshctl keeps */
    MeshctlBenchmark(Path checkout, Path folder, Contenders contenders, Plan plan, Wrk wrk) {
        this.checkout = checkout;
        this.mesh =
                contenders.all().stream().filter(one -> one.role() == Role.MESH).toList();
        this.plan = plan;
        this.wrk = wrk;
        this.environment = Map.of("MESH_STATE_DIR", folder.toString(), "MESH_REGISTRY_URL", "http://127.0.0.1:18105");
    }

    @Override
    public void addTo(Report report) throws IOException, InterruptedException {
        report.line("Wall time of the whole command, medians of " + plan.rounds() * RUNS_PER_ROUND
                + " runs in turn after one"
                + " that does not count. Each mesh runs a registry and two agents, ours the quickstart's; theirs is"
                + " `@mcpmesh/cli-linux-x64` 3.7.1.");
        Child.run(checkout, environment, List.of("./meshctl", "start", "examples/quickstart", "--detach"));
        try (Field theirs = Field.start(mesh, 1, plan, wrk)) {
            report.table("command", "ours, ms", "theirs, ms", "ours ÷ theirs");
            compare("--help", theirs.running(), report);
            compare("list", theirs.running(), report);
            List<String> call = List.of("./meshctl", "call", "greeting", "{\"name\":\"Ada\"}");
            report.row("`call greeting`", times(List.of(call)).getFirst());
        } finally {
            Child.run(checkout, environment, List.of("./meshctl", "stop", "--registry"));
        }
    }

    /** @param theirs the existing mesh, when it is there */
    private void compare(String command, List<Running> theirs, Report report) throws IOException, InterruptedException {
        List<List<String>> both = new ArrayList<>();
        both.add(List.of("./meshctl", command));
        for (Running one : theirs) {
            String registry = "http://127.0.0.1:" + one.contender().registryPort();
            both.add(
                    command.startsWith("-")
                            ? List.of(McpMesh.MESHCTL.toString(), command)
                            : List.of(McpMesh.MESHCTL.toString(), command, "--registry-url", registry));
        }
        List<Medians> times = times(both);
        Stream<Medians> ratio = times.stream().skip(1).map(times.getFirst()::dividedBy);
        report.row("`" + command + "`", Stream.concat(times.stream(), ratio).toArray(Medians[]::new));
    }

    /** Of each command, in turn. */
    private List<Medians> times(List<List<String>> commands) throws IOException, InterruptedException {
        List<Medians> times =
                commands.stream().map(command -> new Medians(new ArrayList<>())).toList();
        for (int run = -1; run < plan.rounds() * RUNS_PER_ROUND; run++) {
            for (int i = 0; i < commands.size(); i++) {
                long begun = System.nanoTime();
                Child.run(checkout, environment, commands.get(i));
                if (run >= 0) {
                    times.get(i).samples().add((System.nanoTime() - begun) / 1e6);
                }
            }
        }
        return times;
    }
}
