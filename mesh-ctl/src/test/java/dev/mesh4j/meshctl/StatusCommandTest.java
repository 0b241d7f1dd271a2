package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StatusCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        peer.with("""
                {"id": "greeter-1", "name": "greeter", "version": "1.2.0", "description": "Greets people",
                 "status": "healthy", "endpoint": "$URL", "runtime": "java", "namespace": "default",
                 "last_seen": "2026-11-21T10:00:09Z", "total_dependencies": 2, "dependencies_resolved": 1,
                 "capabilities": [
                   {"name": "greeting", "function_name": "greet", "version": "1.0.0", "tags": ["demo", "fast"],
                    "available": true},
                   {"name": "farewell", "function_name": "part", "version": "1.0.0", "available": false,
                    "unavailable_reason": "needs mood"}],
                 "dependency_resolutions": [
                   {"function_name": "greet", "capability": "time_service", "tags": [["a", "b"]], "status": "available",
                    "provider_agent_id": "clock-1", "endpoint": "http://127.0.0.1:4002"},
                   {"function_name": "part", "capability": "mood", "tags": ["+x"], "status": "unresolved",
                    "provider_agent_id": "", "reason": "nobody offers it"}]}""");
        peer.with("{\"id\": \"clock-1\", \"name\": \"clock\", \"status\": \"degraded\"}");
        peer.with("""
                {"id": "gone-1", "name": "gone", "status": "offline", "total_dependencies": 7}""");
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void shows_the_registry_and_counts_agents_by_status() {
        assertThat(Shell.of(folder, peer).run("status").out().lines())
                .containsExactly(
                        "registry      healthy at " + peer.url() + ", version 0.1.0, up for 2m",
                        "agents        1 degraded, 1 healthy, 1 offline",
                        "dependencies  1 of 2 resolved",
                        "",
                        "PROBLEM       STATUS      REASON",
                        "clock         degraded    last seen -",
                        "gone          offline     last seen -",
                        "greeter.part  unresolved  needs mood: nobody offers it");
    }

    @Test
    void json_has_the_same_facts() {
        Outcome outcome = Shell.of(folder, peer).run("status", "--json");

        assertThat(outcome.json().path("registry_url").asString()).isEqualTo(peer.url());
        assertThat(outcome.json().path("registry").path("status").asString()).isEqualTo("healthy");
        assertThat(outcome.json().path("agents").path("degraded").asInt()).isEqualTo(1);
        assertThat(outcome.json().path("total_dependencies").asInt()).isEqualTo(2);
    }

    @Test
    void shows_one_agent_with_the_reason_of_all_that_is_missing() {
        assertThat(Shell.of(folder, peer).run("status", "greeter").out().lines())
                .containsExactly(
                        "greeter 1.2.0  healthy",
                        "Greets people",
                        "",
                        "id         greeter-1",
                        "endpoint   " + peer.url(),
                        "runtime    java",
                        "namespace  default",
                        "last seen  1s ago",
                        "up for     2m",
                        "health     healthy",
                        "",
                        "CAPABILITY  TOOL   VERSION  TAGS       AVAILABLE",
                        "greeting    greet  1.0.0    demo fast  available",
                        "farewell    part   1.0.0    -          unavailable: needs mood",
                        "",
                        "TOOL   DEPENDS ON    TAGS  STATUS      PROVIDER",
                        "greet  time_service  a|b   available   clock-1 at http://127.0.0.1:4002",
                        "part   mood          +x    unresolved  nobody offers it");
    }

    @Test
    void an_agent_can_be_named_by_its_id_and_shown_as_json() {
        Outcome outcome = Shell.of(folder, peer).run("status", "clock-1", "--json");

        assertThat(outcome.json().path(0).path("name").asString()).isEqualTo("clock");
        assertThat(outcome.json().size()).isEqualTo(1);
    }

    @Test
    void an_unknown_name_fails_with_the_known_ones() {
        Outcome outcome = Shell.of(folder, peer).run("status", "greter");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        "meshctl: no agent is named 'greter': did you mean 'greeter'? known are clock, gone, greeter\n");
    }

    @Test
    void an_agents_own_checks_are_shown_with_what_they_say() {
        peer.healthy(503, """
                {"status": "unhealthy", "uptime_seconds": 7300, "checks": {
                  "database": {"status": "unhealthy", "reason": "no route to host"}, "disk": {"status": "healthy"}}}""");

        assertThat(Shell.of(folder, peer).run("status", "greeter").out())
                .contains("up for     2h\nhealth     unhealthy\n", """
                        CHECK     STATUS     REASON
                        database  unhealthy  no route to host
                        disk      healthy    -
                        """);
        JsonNode probe = Shell.of(folder, peer)
                .run("status", "greeter", "--json")
                .json()
                .path(0)
                .path("probe");
        assertThat(probe.at("/health/checks/database/reason").asString()).isEqualTo("no route to host");
        assertThat(probe.has("error")).isFalse();
    }

    @Test
    void an_agent_that_cannot_be_asked_is_shown_as_the_registry_knows_it() {
        peer.with("{\"id\": \"lost-1\", \"name\": \"lost\", \"endpoint\": \"http://127.0.0.1:1\"}");

        Outcome outcome = Shell.of(folder, peer).run("status", "lost");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("health     the agent cannot be asked: ");
        assertThat(Shell.of(folder, peer).run("status", "clock").out()).contains("it has no HTTP endpoint");
    }

    @Test
    void who_depends_on_an_agent_is_shown() {
        assertThat(Shell.of(folder, peer).run("status", "clock").out()).contains("""
                USED BY  TOOL   FOR
                greeter  greet  time_service
                """);
    }

    @Test
    void problems_of_the_registry_come_first() {
        peer.healthy(200, """
                {"status": "degraded", "checks": {"store": {"status": "degraded", "reason": "is behind"}}}""");

        assertThat(Shell.of(folder, peer).run("status").out())
                .contains("REASON\nregistry: store  degraded    is behind\nclock ");
        assertThat(Shell.of(folder, peer)
                        .run("status", "--json")
                        .json()
                        .at("/problems/0/subject")
                        .asString())
                .isEqualTo("registry: store");
    }

    @Test
    void several_agents_are_shown_below_each_other() {
        assertThat(Shell.of(folder, peer).run("status", "g*").out())
                .contains("greeter 1.2.0  healthy", "gone  offline");
    }
}
