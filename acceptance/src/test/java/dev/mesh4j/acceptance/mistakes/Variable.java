package dev.mesh4j.acceptance.mistakes;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What differs from run to run in a message. */
final class Variable {

    private Variable() {}

    /** The message with the same words each time: ports, process ids and instance ids by name. */
    static String parts(String message) {
        return message.replaceAll("(127\\.0\\.0\\.1|localhost):\\d{4,5}", "$1:PORT")
                .replaceAll("http-port: \\d{4,5} ", "http-port: PORT ")
                .replaceAll("\\bpid \\d+", "pid PID")
                .replaceAll("\\b(greeter|waiter)-[0-9a-z]{8,}", "$1-ID")
                .replaceAll("\\d{8}-\\d{6}-\\d{6}\\.log", "TIME.log");
    }

    /** Matches a message of the table, where … stands for any text. */
    static Pattern pattern(String message) {
        return Pattern.compile(
                Arrays.stream(message.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")),
                Pattern.DOTALL);
    }
}
