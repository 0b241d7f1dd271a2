package dev.mesh4j.meshctl.terminal;

import dev.mesh4j.protocol.Json;
import java.io.PrintStream;
import java.util.List;

/** Prints for a caller: results as text or JSON, notices apart from them. Thread-safe. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;

    public Console(Caller caller) {
        this.out = caller.out();
        this.err = caller.err();
        this.style = caller.colour() ? Style.COLOURED : Style.PLAIN;
    }

    public Style style() {
        return style;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void lines(List<String> texts) {
        texts.forEach(out::println);
        out.flush();
    }

    /** Prints a value as indented JSON. */
    public void json(Object value) {
        line(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /** Says something that is no result. */
    public void notice(String text) {
        err.println(text);
        err.flush();
    }

    /** Says why the command failed. */
    public void error(String text) {
        notice("meshctl: " + text);
    }
}
