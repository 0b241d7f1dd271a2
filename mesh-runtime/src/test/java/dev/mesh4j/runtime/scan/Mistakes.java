package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshCompletion;
import dev.mesh4j.annotations.MeshPrompt;
import dev.mesh4j.annotations.MeshResource;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.ToolContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One class for each mistake of a beginner. */
final class Mistakes {

    private Mistakes() {}

    interface Clock {
        String now(String zone);
    }

    interface Calculator {
        int add(int a, int b);

        int multiply(int a, int b);
    }

    interface HalfDeclared {
        @Dependency(capability = "add")
        int add(int a, int b);

        int multiply(int a, int b);
    }

    interface Counter {
        IntStream count();
    }

    @MeshAgent(name = "a")
    static final class ReturnsPrimitives {
        @MeshTool(capability = "c")
        public IntStream tool() {
            return IntStream.of();
        }
    }

    @MeshAgent(name = "a")
    static final class ReadsPrimitives {
        @MeshTool(capability = "c")
        public void tool(@Dependency(capability = "d") Counter counter) {}
    }

    @MeshAgent(name = "a")
    static final class TwoContexts {
        @MeshTool(capability = "c")
        public void tool(ToolContext one, ToolContext other) {}
    }

    static final class NoAgent {
        @MeshTool(capability = "c")
        public void tool() {}
    }

    @MeshAgent(name = "first")
    static final class FirstAgent {
        @MeshTool(capability = "c")
        public void tool() {}
    }

    @MeshAgent(name = "second")
    static final class SecondAgent {}

    @MeshAgent(name = "idle")
    static final class NoTools {
        public void notATool() {}
    }

    @MeshAgent(name = "a b")
    static final class BadAgentName {
        @MeshTool(capability = "c")
        public void tool() {}
    }

    @MeshAgent(name = "")
    static final class EmptyAgentName {
        @MeshTool(capability = "c")
        public void tool() {}
    }

    @MeshAgent(name = "m")
    static final class NotPublic {
        @MeshTool(capability = "c")
        void tool(String text, List<String> more) {}
    }

    @MeshAgent(name = "m")
    static final class Doubles {
        @MeshTool(capability = "c")
        public void tool(String a) {}

        @MeshTool(capability = "d")
        public void tool(int a) {}
    }

    @MeshAgent(name = "m")
    static final class BadToolName {
        @MeshTool(name = "my tool", capability = "c")
        public void tool() {}
    }

    @MeshAgent(name = "m")
    static final class BadCapability {
        @MeshTool(capability = "1 thing")
        public void tool() {}
    }

    @MeshAgent(name = "m")
    static final class EmptyCapability {
        @MeshTool(capability = "")
        public void tool() {}
    }

    @MeshAgent(name = "m")
    static final class BadTag {
        @MeshTool(
                capability = "c",
                tags = {"good", "+bad"})
        public void tool() {}
    }

    @MeshAgent(name = "m")
    static final class BadVersion {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "time", version = ">=one"))
        public void tool(Clock clock) {}
    }

    @MeshAgent(name = "m")
    static final class BadDependencyCapability {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "the time"))
        public void tool(Clock clock) {}
    }

    @MeshAgent(name = "m")
    static final class BadDependencyTag {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "time", tags = "fast|"))
        public void tool(Clock clock) {}
    }

    @MeshAgent(name = "m")
    static final class BadDependencyNamespace {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "time", namespace = "a.b"))
        public void tool(Clock clock) {}
    }

    @MeshAgent(name = "m")
    static final class TooMany {
        @MeshTool(
                capability = "c",
                dependencies = {@Dependency(capability = "time"), @Dependency(capability = "date")})
        public void tool(String text, Clock clock) {}
    }

    @MeshAgent(name = "m")
    static final class TooFew {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "time"))
        public void tool(Clock clock, RemoteTool other) {}
    }

    @MeshAgent(name = "m")
    static final class NoneForOptional {
        @MeshTool(capability = "c")
        public void tool(Optional<Clock> clock) {}
    }

    @MeshAgent(name = "m")
    static final class DependencyOnString {
        @MeshTool(capability = "c")
        public void tool(@Dependency(capability = "time") String clock) {}
    }

    @MeshAgent(name = "m")
    static final class ManyMethodsOneDependency {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "math"))
        public void tool(Calculator calculator) {}
    }

    interface Finder<T> {
        T find(String id);
    }

    @MeshAgent(name = "m")
    static final class GenericClient {
        @MeshTool(capability = "c", dependencies = @Dependency(capability = "find"))
        public void tool(Finder<String> finder) {}
    }

    @MeshAgent(name = "m")
    static final class HalfDeclaredClient {
        @MeshTool(capability = "c")
        public void tool(HalfDeclared calculator) {}
    }

    @MeshAgent(name = "m")
    static final class TwoArgumentsOneName {
        @MeshTool(capability = "c")
        public void tool(@Param(name = "x") String a, @Param(name = "x") String b) {}
    }

    @MeshAgent(name = "m")
    static final class Cycle {
        @MeshTool(capability = "egg", dependencies = @Dependency(capability = "hen", required = true))
        public String egg(RemoteTool hen) {
            return "egg";
        }

        @MeshTool(capability = "hen", dependencies = @Dependency(capability = "egg", required = true))
        public String hen(RemoteTool egg) {
            return "hen";
        }
    }

    @MeshAgent(name = "m")
    static final class PromptOfNumber {
        @MeshPrompt
        public String prompt(int number) {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class PromptOfOptionalNumber {
        @MeshPrompt
        public String prompt(Optional<Integer> number) {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class BadPromptName {
        @MeshPrompt(name = "a b")
        public String prompt() {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class HiddenPrompt {
        @MeshPrompt
        String prompt() {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class TwoPrompts {
        @MeshPrompt(name = "p")
        public String one() {
            return "";
        }

        @MeshPrompt(name = "p")
        public String two() {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class RelativeUri {
        @MeshResource(uri = "main")
        public String resource() {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class BadTemplate {
        @MeshResource(uri = "a://{+x}")
        public String resource(String x) {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class NotAVariable {
        @MeshResource(uri = "a://{x}")
        public String resource(String y) {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class TwoResources {
        @MeshResource(uri = "a://x")
        public String one() {
            return "";
        }

        @MeshResource(uri = "a://x")
        public String two() {
            return "";
        }
    }

    @MeshAgent(name = "m")
    static final class CompletionOfNothing {
        @MeshCompletion(argument = "a")
        public List<String> complete(String typed) {
            return List.of();
        }
    }

    @MeshAgent(name = "m")
    static final class CompletionOfTwo {
        @MeshCompletion(prompt = "p", resource = "a://{a}", argument = "a")
        public List<String> complete(String typed) {
            return List.of();
        }
    }

    @MeshAgent(name = "m")
    static final class CompletionToNumbers {
        @MeshCompletion(prompt = "p", argument = "a")
        public List<Integer> complete(String typed) {
            return List.of();
        }
    }

    @MeshAgent(name = "m")
    static final class CompletionOfInt {
        @MeshCompletion(prompt = "p", argument = "a")
        public List<String> complete(int typed) {
            return List.of();
        }
    }
}
