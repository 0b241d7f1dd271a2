package dev.mesh4j.testkit;

import org.assertj.core.api.AbstractAssert;

/** Assertions on what a tool answered. Each that fails shows the reply, and who the tool is wired to. */
public final class ReplyAssert extends AbstractAssert<ReplyAssert, ToolReply> {

    ReplyAssert(ToolReply reply) {
        super(reply, ReplyAssert.class);
    }

    /** The tool did what it was asked for. */
    public ReplyAssert succeeded() {
        return holds("to succeed", !reply().failed());
    }

    /** It succeeded with exactly this text. */
    public ReplyAssert hasText(String text) {
        return holds("'" + text + "'", !reply().failed() && reply().text().equals(text));
    }

    /** It succeeded with a text that contains this one. */
    public ReplyAssert containsText(String part) {
        return holds(
                "a text with '" + part + "'",
                !reply().failed() && reply().text().contains(part));
    }

    /** It succeeded with this value, an instance of a record such as the tool returns. */
    public ReplyAssert hasValue(Object value) {
        return holds(value.toString(), !reply().failed() && value.equals(reply().as(value.getClass())));
    }

    /** It failed, or did not get through, with a message that contains this text. */
    public ReplyAssert failedWith(String part) {
        return holds(
                "to fail with '" + part + "'",
                reply().failed() && reply().text().contains(part));
    }

    private ToolReply reply() {
        isNotNull();
        return actual;
    }

    private ReplyAssert holds(String expected, boolean condition) {
        if (!condition) {
            throw failure(
                    "expected of %s: %s%nbut it %s%n%s", actual.tool(), expected, outcome(), actual.explanation());
        }
        return this;
    }

    private String outcome() {
        return (actual.failed() ? "failed: " : "answered: ") + actual.text();
    }
}
