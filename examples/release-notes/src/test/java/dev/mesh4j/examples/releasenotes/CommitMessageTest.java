package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            feat: drain before stopping              | FEATURE | ''      | drain before stopping      | false
            feat(cli): list by capability            | FEATURE | cli     | list by capability         | false
            feat(cli)!: rename list to ls            | FEATURE | cli     | rename list to ls          | true
            fix: keep the interrupt flag             | FIX     | ''      | keep the interrupt flag    | false
            Fix(store): close what was opened        | FIX     | store   | close what was opened      | false
            refactor!: drop the old client           | OTHER   | ''      | drop the old client        | true
            docs: say how to start                   | OTHER   | ''      | say how to start           | false
            chore(deps): raise JGit                  | OTHER   | deps    | raise JGit                 | false
            perf: parse once                         | OTHER   | ''      | parse once                 | false
            registry: Fix the sweep                  | FIX     | registry| Fix the sweep              | false
            core/io: Add a deadline                  | FEATURE | core/io | Add a deadline             | false
            core!: Remove the session header         | OTHER   | core    | Remove the session header  | true
            Support PostgreSQL                       | FEATURE | ''      | Support PostgreSQL         | false
            """)
    void type_and_scope_are_read_from_the_subject(
            String subject, ChangeType type, String scope, String title, boolean breaking) {
        assertThat(CommitMessage.change(subject, "")).isEqualTo(new Change(type, scope, title, breaking, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fix the lease of a stopped agent           | FIX
            Fixed a race in the heartbeat              | FIX
            Prevent a reconnect herd                   | FIX
            Avoid reading twice                        | FIX
            Fix test discovery in the build            | FIX
            Fix                                        | FIX
            Add the registry                           | FEATURE
            Introduce namespaces                       | FEATURE
            Let agents drain                           | FEATURE
            Add a command that runs tests              | FEATURE
            Support                                    | FEATURE
            Fix a typo in the README                   | OTHER
            Fix flaky test                             | OTHER
            Add tests for the sweep                    | OTHER
            Add missing Javadoc to the client          | OTHER
            Add a CI workflow                          | OTHER
            Rename the store                           | OTHER
            Addition of two numbers                    | OTHER
            Prefix paths with a slash                  | OTHER
            Revert "Add the registry"                  | OTHER
            v1.2.0                                     | OTHER
            ...                                        | OTHER
            """)
    void plain_subjects_are_read_by_their_verb_and_its_object(String subject, ChangeType type) {
        assertThat(CommitMessage.change(subject, "")).isEqualTo(new Change(type, "", subject, false, ""));
    }

    @Test
    void an_empty_subject_is_an_other_change() {
        assertThat(CommitMessage.change("", "")).isEqualTo(new Change(ChangeType.OTHER, "", "", false, ""));
    }

    @Test
    void a_footer_makes_any_change_breaking_and_says_what_to_do() {
        String body = """
                Sessions are gone.

                BREAKING CHANGE: clients send the
                  state themselves
                Reviewed-by: Bob""";

        assertThat(CommitMessage.change("Add stateless calls", body))
                .isEqualTo(new Change(
                        ChangeType.FEATURE, "", "Add stateless calls", true, "clients send the state themselves"));
        assertThat(CommitMessage.change("x: y", "BREAKING-CHANGE: z").migration())
                .isEqualTo("z");
    }

    @Test
    void a_body_that_only_mentions_breaking_changes_breaks_nothing() {
        Change change = CommitMessage.change("Add a check", "It finds a BREAKING CHANGE: in a footer.");

        assertThat(change.breaking()).isFalse();
    }
}
