package dev.mesh4j.meshctl.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes a command the leader of its own session without changing its pid: both programs call {@code setsid(2)} and
 * then become the command.
 */
record SessionLeader(List<String> prefix) {

    private static final SessionLeader SETSID = new SessionLeader(List.of("setsid"));

    /** For macOS, which has no {@code setsid} program. */
    private static final SessionLeader PERL =
            new SessionLeader(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!"));

    /** Such a process ends with the terminal it was started from. */
    private static final SessionLeader NONE = new SessionLeader(List.of());

    static SessionLeader of(Map<String, String> environment) {
        return Stream.of(SETSID, PERL)
                .filter(leader -> onPath(leader.prefix.getFirst(), environment).isPresent())
                .findFirst()
                .orElse(NONE);
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private static Optional<Path> onPath(String program, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
