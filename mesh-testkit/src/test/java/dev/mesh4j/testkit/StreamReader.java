package dev.mesh4j.testkit;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.testkit.StreamSource.Point;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** An agent that reads streams; its clients are for the test to use. */
@MeshAgent(name = "reader")
public final class StreamReader {

    interface Source {
        @Dependency(capability = "words")
        Stream<String> words(int count);

        @Dependency(capability = "words")
        String joined(int count);

        @Dependency(capability = "points")
        Iterable<Point> points(int count);

        @Dependency(capability = "points")
        List<Point> pointList(int count);

        @Dependency(capability = "points")
        Stream<Point> pointStream(int count);

        @Dependency(capability = "evens")
        Iterator<Integer> evens(int count);

        @Dependency(capability = "flood")
        Stream<String> flood(int count);

        @Dependency(capability = "broken")
        Stream<Integer> broken();

        @Dependency(capability = "slow")
        Stream<String> slow();

        @Dependency(capability = "plain")
        Stream<Integer> plain();

        @Dependency(capability = "plain")
        Stream<List<Integer>> plainList();
    }

    volatile Source source;
    volatile RemoteTool emitted;
    volatile RemoteTool both;
    volatile RemoteTool slow;

    @MeshTool(capability = "grab")
    public String grab(
            Source source,
            @Dependency(capability = "emitted") RemoteTool emitted,
            @Dependency(capability = "both") RemoteTool both,
            @Dependency(capability = "slow") RemoteTool slow) {
        this.source = source;
        this.emitted = emitted;
        this.both = both;
        this.slow = slow;
        return "grabbed";
    }

    @MeshTool(capability = "relay")
    public Stream<String> relay(int count, @Dependency(capability = "words") RemoteTool words) {
        return words.stream(java.util.Map.of("count", count), String.class).map(String::toUpperCase);
    }
}
