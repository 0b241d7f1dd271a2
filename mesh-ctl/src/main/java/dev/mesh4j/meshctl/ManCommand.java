package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.manual.Manual;
import dev.mesh4j.meshctl.manual.ManualPage;
import dev.mesh4j.meshctl.manual.Topic;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Pager;
import dev.mesh4j.meshctl.terminal.Spelling;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code meshctl man} */
@Command(name = "man", description = "Shows a page of the manual, through $PAGER on a terminal.")
final class ManCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "The page; which there are when left out.")
    private @Nullable String name;

    ManCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws InterruptedException {
        Manual manual = new Manual();
        List<Topic> topics = manual.topics();
        Console console = meshctl.console();
        if (name == null) {
            if (meshctl.json()) {
                console.json(topics);
            } else {
                console.lines(index(topics, console.style()));
            }
            return ExitCode.OK;
        }
        Topic topic = manual.topic(name, topics).orElseThrow(() -> unknown(name, topics));
        String markdown = manual.markdown(topic);
        if (meshctl.json()) {
            console.json(new Page(topic.name(), topic.section(), topic.title(), markdown));
        } else {
            Pager pager = new Pager(meshctl.caller());
            pager.show(ManualPage.lines(markdown, pager.columns(), console.style()));
        }
        return ExitCode.OK;
    }

    private static List<String> index(List<Topic> topics, Style style) {
        Table table = new Table(style, "TOPIC", "ABOUT", "SECTION");
        topics.forEach(topic -> table.row(topic.name(), topic.title(), topic.section()));
        return table.lines();
    }

    private static MeshctlException unknown(String name, List<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        return MeshctlException.failed("the manual has no topic '" + name + "': " + Spelling.hint(name, names)
                + "it has " + String.join(", ", names));
    }

    private record Page(String topic, String section, String title, String markdown) {}
}
