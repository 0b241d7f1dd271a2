package dev.mesh4j.runtime.scan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class MistakesTest {

    private static final String CAPABILITY = "' (expected: a letter, then up to 127 of a-z A-Z 0-9 _ . -)";
    private static final String TAG = "' (expected: a letter or digit, then up to 127 of a-z A-Z 0-9 _ . : / -)";
    private static final String ONE_EACH =
            " (expected: one entry for each, in order; an argument that is no client needs a class type, not an interface)";

    static final List<Arguments> MESSAGES = List.of(
            row(
                    Mistakes.NoAgent.class,
                    "[dev.mesh4j.runtime.scan.Mistakes$NoAgent]: 0 classes with @MeshAgent"
                            + " (expected: one; put @MeshAgent(name = …) on the agent's class)"),
            row(
                    Mistakes.NoTools.class,
                    "agent idle has no tools in [dev.mesh4j.runtime.scan.Mistakes$NoTools]"
                            + " (expected: at least one public method with @MeshTool)"),
            row(
                    Mistakes.ReturnsPrimitives.class,
                    "ReturnsPrimitives.tool() returns IntStream (expected: a Stream, such as boxed() gives)"),
            row(
                    Mistakes.ReadsPrimitives.class,
                    "Counter.count() returns IntStream (expected: a Stream, such as boxed() gives)"),
            row(
                    Mistakes.TwoContexts.class,
                    "TwoContexts.tool(ToolContext, ToolContext): two parameters of type ToolContext (expected: one)"),
            row(Mistakes.BadAgentName.class, "@MeshAgent name: 'a b' (expected: 1 to 55 of a-z A-Z 0-9 _ -)"),
            row(Mistakes.EmptyAgentName.class, "@MeshAgent name: '' (expected: 1 to 55 of a-z A-Z 0-9 _ -)"),
            row(
                    Mistakes.NotPublic.class,
                    "NotPublic.tool(String, List) is not public (expected: public, it is a @MeshTool)"),
            row(
                    Mistakes.BadToolName.class,
                    "BadToolName.tool() name: 'my tool' (expected: 1 to 128 of a-z A-Z 0-9 _ . -)"),
            row(Mistakes.BadCapability.class, "BadCapability.tool() capability: '1 thing" + CAPABILITY),
            row(Mistakes.EmptyCapability.class, "EmptyCapability.tool() capability: '" + CAPABILITY),
            row(Mistakes.BadTag.class, "BadTag.tool() tags: '+bad" + TAG),
            row(
                    Mistakes.BadDependencyCapability.class,
                    "BadDependencyCapability.tool(Clock) dependency: 'the time" + CAPABILITY),
            row(Mistakes.BadDependencyTag.class, "BadDependencyTag.tool(Clock) dependency tags: '" + TAG),
            row(
                    Mistakes.BadDependencyNamespace.class,
                    "BadDependencyNamespace.tool(Clock) dependency namespace: 'a.b' (expected: 1 to 64 of a-z A-Z 0-9 _ -)"),
            row(
                    Mistakes.TooMany.class,
                    "TooMany.tool(String, Clock): dependencies [time, date] do not match the client parameters"
                            + " [Clock clock]" + ONE_EACH),
            row(
                    Mistakes.TooFew.class,
                    "TooFew.tool(Clock, RemoteTool): dependencies [time] do not match the client parameters"
                            + " [Clock clock, RemoteTool other]" + ONE_EACH),
            row(
                    Mistakes.NoneForOptional.class,
                    "NoneForOptional.tool(Optional): dependencies [] do not match the client parameters"
                            + " [Optional<Clock> clock]" + ONE_EACH),
            row(
                    Mistakes.DependencyOnString.class,
                    "DependencyOnString.tool(String): @Dependency on a String"
                            + " (expected: an interface, RemoteTool, or an Optional of either)"),
            row(
                    Mistakes.ManyMethodsOneDependency.class,
                    "ManyMethodsOneDependency.tool(Calculator): Calculator has 2 methods for the one dependency 'math'"
                            + " (expected: @Dependency on each method of the interface, and none for the parameter)"),
            row(
                    Mistakes.TwoArgumentsOneName.class,
                    "TwoArgumentsOneName.tool(String, String): two arguments are named 'x' (expected: unique names)"),
            row(
                    Mistakes.GenericClient.class,
                    "GenericClient.tool(Finder): dev.mesh4j.runtime.scan.Mistakes$Finder<java.lang.String> is a generic"
                            + " interface (expected: for a client an interface without type parameters;"
                            + " for an argument a class)"),
            row(
                    Mistakes.PromptOfNumber.class,
                    "PromptOfNumber.prompt(int): a parameter of type int"
                            + " (expected: String, Optional<String> or ToolContext)"),
            row(
                    Mistakes.PromptOfOptionalNumber.class,
                    "PromptOfOptionalNumber.prompt(Optional): a parameter of type Optional<Integer>"
                            + " (expected: String, Optional<String> or ToolContext)"),
            row(
                    Mistakes.BadPromptName.class,
                    "BadPromptName.prompt() name: 'a b' (expected: 1 to 128 of a-z A-Z 0-9 _ . -)"),
            row(
                    Mistakes.HiddenPrompt.class,
                    "HiddenPrompt.prompt() is not public (expected: public, it is a @MeshPrompt)"),
            row(
                    Mistakes.TwoPrompts.class,
                    "two prompts are named 'p': TwoPrompts.one() and TwoPrompts.two() (expected: unique names)"),
            row(
                    Mistakes.RelativeUri.class,
                    "RelativeUri.resource() uri: 'main' (expected: an absolute URI, such as config://main)"),
            row(
                    Mistakes.BadTemplate.class,
                    "BadTemplate.resource(String) uri: 'a://{+x}' (expected: variables such as {id}, of a-z A-Z 0-9 _)"),
            row(
                    Mistakes.NotAVariable.class,
                    "NotAVariable.resource(String): parameters [y] (expected: of the variables [x] of a://{x})"),
            row(
                    Mistakes.TwoResources.class,
                    "two resources have the URI 'a://x': TwoResources.one() and TwoResources.two()"
                            + " (expected: unique names)"),
            row(
                    Mistakes.CompletionOfNothing.class,
                    "CompletionOfNothing.complete(String): @MeshCompletion(prompt = '', resource = '')"
                            + " (expected: one of the two)"),
            row(
                    Mistakes.CompletionOfTwo.class,
                    "CompletionOfTwo.complete(String): @MeshCompletion(prompt = 'p', resource = 'a://{a}')"
                            + " (expected: one of the two)"),
            row(
                    Mistakes.CompletionToNumbers.class,
                    "CompletionToNumbers.complete(String) (expected: a method from String to List<String>)"),
            row(
                    Mistakes.CompletionOfInt.class,
                    "CompletionOfInt.complete(int) (expected: a method from String to List<String>)"),
            row(
                    Mistakes.Cycle.class,
                    "required dependencies form a cycle: egg → hen → egg"
                            + " (expected: at least one of them with required = false)"));

    @ParameterizedTest
    @FieldSource("MESSAGES")
    void a_mistake_stops_the_start_and_says_what_to_do(Class<?> type, String message) {
        refused(type).hasMessage(message);
    }

    @Test
    void two_agents_are_refused_with_both_names() {
        assertThatThrownBy(() -> AgentReader.read(List.of(Mistakes.FirstAgent.class, Mistakes.SecondAgent.class)))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageStartingWith("[dev.mesh4j.runtime.scan.Mistakes$FirstAgent,"
                        + " dev.mesh4j.runtime.scan.Mistakes$SecondAgent]: 2 classes with @MeshAgent");
    }

    @Test
    void two_tools_of_one_name_are_refused_with_both_places() {
        refused(Mistakes.Doubles.class)
                .hasMessageContainingAll("two tools are named 'tool'", "Doubles.tool(String)", "Doubles.tool(int)")
                .hasMessageEndingWith("(expected: unique names; give one of them @MeshTool(name = …))");
    }

    @Test
    void a_bad_version_constraint_is_quoted() {
        refused(Mistakes.BadVersion.class)
                .hasMessageStartingWith("BadVersion.tool(Clock) dependency version: ")
                .hasMessageContainingAll("one", "expected");
    }

    @Test
    void an_interface_that_declares_one_method_of_two_is_refused() {
        refused(Mistakes.HalfDeclaredClient.class)
                .hasMessage(
                        "HalfDeclaredClient.tool(HalfDeclared): HalfDeclared.multiply(int, int) has no @Dependency, but"
                                + " HalfDeclared.add(int, int) has one (expected: one on each method of the interface)");
    }

    @Test
    void a_long_value_is_quoted_short() {
        String name = "é" + "x".repeat(10_000);
        assertThatThrownBy(() -> Names.check("@MeshAgent name", name, Names.AGENT))
                .hasMessage("@MeshAgent name: 'é" + "x".repeat(79)
                        + "… (10001 characters)' (expected: 1 to 55 of a-z A-Z 0-9 _ -)");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(Class<?> type) {
        return assertThatThrownBy(() -> AgentReader.read(List.of(type))).isInstanceOf(AgentDefinitionException.class);
    }

    private static Arguments row(Class<?> type, String message) {
        return Arguments.of(type, message);
    }
}
