package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @Test
    void it_writes_a_project_and_says_how_to_go_on() {
        Outcome made = shell.run("new", "price-list");

        assertThat(made).isEqualTo(new Outcome(0, """
                        created price-list:
                          pom.xml
                          README.md
                          .gitignore
                          src/main/java/com/example/PriceList.java
                          src/test/java/com/example/PriceListTest.java
                        test it, start it, call it:
                          mvn -f price-list test
                          meshctl start price-list --detach
                          meshctl call price_list '{"name": "Ada"}'
                        """, ""));
        assertThat(folder.resolve("price-list/src/main/java/com/example/PriceList.java"))
                .content()
                .contains("package com.example;", "@MeshAgent(name = \"price-list\"", "capability = \"price_list\"")
                .doesNotContain("%");
        assertThat(folder.resolve("price-list/.gitignore")).content().isEqualTo("target/\n");
    }

    @Test
    void the_pom_is_of_this_version_and_keeps_the_names_of_parameters() throws IOException {
        shell.run("new", "greeter");

        assertThat(folder.resolve("greeter/pom.xml"))
                .content()
                .containsPattern("<artifactId>mesh4j</artifactId>\\s*<version>" + versionOfThisBuild() + "<")
                .contains("<maven.compiler.parameters>true</maven.compiler.parameters>")
                .contains("<artifactId>greeter</artifactId>")
                .doesNotContain("%");
    }

    @Test
    void the_pom_names_the_plugins_of_this_build() throws IOException {
        shell.run("new", "greeter");
        String root = Files.readString(Path.of("../pom.xml"));
        Matcher plugins = Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(folder.resolve("greeter/pom.xml")));

        assertThat(plugins.results())
                .hasSize(5)
                .allSatisfy(plugin -> assertThat(root)
                        .containsPattern("<artifactId>" + plugin.group(1) + "</artifactId>\\s*<version>"
                                + Pattern.quote(plugin.group(2)) + "<"));
    }

    @Test
    void a_package_is_where_its_classes_go() {
        assertThat(shell.run("new", "greeter", "--package", "org.acme.hello").exit())
                .isZero();

        assertThat(folder.resolve("greeter/src/main/java/org/acme/hello/Greeter.java"))
                .content()
                .startsWith("package org.acme.hello;");
        assertThat(folder.resolve("greeter/pom.xml")).content().contains("<groupId>org.acme.hello</groupId>");
    }

    @Test
    void a_directory_is_where_the_project_goes() {
        Outcome made = shell.run("new", "greeter", "--directory", "work/my agent");

        assertThat(made.out()).contains("mvn -f 'work/my agent' test", "meshctl start 'work/my agent' --detach");
        assertThat(folder.resolve("work/my agent/pom.xml")).exists();
    }

    @Test
    void json_says_the_same() {
        Outcome made = shell.run("new", "greeter", "--json");

        assertThat(made.json().path("folder").stringValue()).isEqualTo("greeter");
        assertThat(made.json().path("files")).hasSize(5);
        assertThat(made.json().at("/next/2").stringValue()).isEqualTo("meshctl call greeter '{\"name\": \"Ada\"}'");
    }

    @ParameterizedTest
    @CsvSource({
        "agent, String greet(",
        "consumer, Optional<TimeService> clock",
        "stateful, Session session",
        "streaming, Stream<Integer> countDown"
    })
    void a_kind_shows_what_it_is_about(String kind, String code) throws IOException {
        assertThat(shell.run("new", "hello", "--kind", kind).exit()).isZero();

        assertThat(folder.resolve("hello/src/main/java/com/example/Hello.java"))
                .content()
                .contains(code);
        assertThat(folder.resolve("hello/README.md"))
                .content()
                .contains("meshctl new hello --kind " + kind)
                .doesNotContain("%");
    }

    @Test
    void an_unknown_kind_is_refused_with_the_known_ones() {
        assertThat(shell.run("new", "hello", "--kind", "server"))
                .matches(said -> said.exit() == 2)
                .extracting(Outcome::err)
                .asString()
                .contains("'server' (expected: one of agent, consumer, stateful, streaming)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9lives", "a b", "grüße", "../up", "", "a.b"})
    void a_name_that_no_agent_can_have_is_refused(String name) {
        assertThat(shell.run("new", name))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "meshctl: NAME: '" + name
                                + "' (expected: a letter, then letters, digits, '-' or '_', at most 55"
                                + " characters, such as price-list)\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.class", "com..example", "java.util", "com.1", ""})
    void a_package_that_is_none_is_refused(String name) {
        assertThat(shell.run("new", "greeter", "--package", name))
                .isEqualTo(new Outcome(
                        2, "", "meshctl: --package: '" + name + "' (expected: a Java package such as com.example)\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_not_empty_is_left_alone() throws IOException {
        Path mine = Files.writeString(
                Files.createDirectory(folder.resolve("greeter")).resolve("mine"), "precious");

        assertThat(shell.run("new", "greeter"))
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "meshctl: greeter is not empty (expected: a new or an empty folder, to be named with"
                                + " --directory)\n"));
        assertThat(mine.getParent()).isDirectoryContaining(mine::equals);
        assertThat(mine.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void a_file_in_the_way_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("greeter"), "precious");

        assertThat(shell.run("new", "greeter").err())
                .isEqualTo("meshctl: greeter is a file (expected: a new or an empty folder)\n");
    }

    @ParameterizedTest
    @CsvSource({"string, StringService", "mesh, MeshService", "test, TestService", "hello_big-world, HelloBigWorld"})
    void a_class_stands_in_nobodys_way(String name, String className) {
        assertThat(shell.run("new", name).out()).contains("/" + className + ".java", "/" + className + "Test.java");
    }

    private static String versionOfThisBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>mesh4j</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
