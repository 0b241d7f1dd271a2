package dev.mesh4j.examples.releasenotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeChurnTest {

    private static final String TEN_LINES = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    @TempDir
    private Path temporary;

    private RepositoryFixture repository;

    @BeforeEach
    void open() throws Exception {
        repository = RepositoryFixture.in(temporary.resolve("repository"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void lines_commits_fixes_and_authors_of_a_file_add_up() throws Exception {
        repository.write("core/A.java", "1\n2\n").commit("Add A");
        repository.write("core/A.java", "1\ntwo\n3\n").commit(RepositoryFixture.BOB, "Fix A");

        Churn churn = repository.churn();

        double risk = Risk.of(2, 1, 2, 5);
        assertThat(churn.files())
                .containsExactly(new FileChurn("core/A.java", "core", 4, 1, 2, 1, 2, false, false, risk));
        assertThat(churn.modules()).containsExactly(new ModuleChurn("core", 1, 4, 1, 2, 2, risk));
        assertThat(churn)
                .extracting(Churn::filesChanged, Churn::added, Churn::deleted)
                .containsExactly(1, 4, 1);
    }

    @Test
    void only_the_commits_of_the_range_count() throws Exception {
        repository.write("a.c", TEN_LINES).commit("One");
        repository.tag("v1");
        repository.write("b.c", "1\n").commit("Two");

        Churn churn = new CodeChurn()
                .churn(repository.directory.toString(), Optional.of("v1"), Optional.empty(), Optional.empty());

        assertThat(churn.files()).extracting(FileChurn::path).containsExactly("b.c");
    }

    @Test
    void a_renamed_file_keeps_its_older_changes() throws Exception {
        repository.write("old.c", TEN_LINES).commit("One");
        repository.rename("old.c", "new.c").commit("Two");
        repository.write("new.c", TEN_LINES + "11\n").commit("Three");

        FileChurn file = repository.churn().files().getFirst();

        assertThat(repository.churn().files()).hasSize(1);
        assertThat(file.path()).isEqualTo("new.c");
        assertThat(file)
                .extracting(FileChurn::added, FileChurn::deleted, FileChurn::commits)
                .containsExactly(11, 0, 3);
    }

    @Test
    void a_new_file_under_a_renamed_files_old_name_is_another_file() throws Exception {
        repository.write("a.c", TEN_LINES).commit("One");
        repository.rename("a.c", "b.c").commit("Two");
        repository.write("a.c", "other\n").commit("Three");

        assertThat(repository.churn().files())
                .extracting(FileChurn::path, FileChurn::added, FileChurn::commits)
                .containsExactlyInAnyOrder(tuple("a.c", 1, 1), tuple("b.c", 10, 2));
    }

    @Test
    void a_binary_file_counts_no_lines() throws Exception {
        repository.write("logo.png", new byte[] {1, 0, 2, 0}).commit("Add a logo");

        assertThat(repository.churn().files())
                .containsExactly(new FileChurn("logo.png", ".", 0, 0, 1, 0, 1, true, false, 1.0));
    }

    @Test
    void documents_and_removed_files_carry_no_risk() throws Exception {
        repository.write("README.md", TEN_LINES).write("a.c", TEN_LINES).commit("One");
        repository.remove("a.c").commit("Two");

        assertThat(repository.churn().files())
                .extracting(FileChurn::path, FileChurn::removed, FileChurn::risk)
                .containsExactly(tuple("README.md", false, 0.0), tuple("a.c", true, 0.0));
    }

    @Test
    void a_merge_adds_nothing_to_what_its_commits_did() throws Exception {
        String base = repository.write("a.c", "1\n").commit("Base");
        repository.branch("side", base);
        String side = repository.write("b.c", "1\n").commit("On the side");
        repository.checkout("main");
        repository.write("c.c", "1\n").commit("On main");
        repository.merge(side);

        assertThat(repository.churn().added()).isEqualTo(3);
        assertThat(repository.churn().modules().getFirst().commits()).isEqualTo(3);
    }

    @Test
    void a_maven_module_is_the_nearest_directory_with_a_pom() throws Exception {
        repository
                .write("pom.xml", "<project/>")
                .write("examples/notes/pom.xml", "<project/>")
                .write("examples/notes/src/A.java", "1\n")
                .write("docs/guide/a.txt", "1\n")
                .commit("One");

        assertThat(repository.churn().modules())
                .extracting(ModuleChurn::module)
                .containsExactlyInAnyOrder("examples/notes", ".", "docs");
    }

    @Test
    void the_riskiest_files_come_first_and_the_list_is_cut() throws Exception {
        repository
                .write("a.c", "1\n")
                .write("b.c", TEN_LINES)
                .write("c.c", "1\n")
                .commit("One");

        Churn churn = new CodeChurn()
                .churn(repository.directory.toString(), Optional.empty(), Optional.empty(), Optional.of(2));

        assertThat(churn.files()).extracting(FileChurn::path).containsExactly("b.c", "a.c");
        assertThat(churn.filesChanged()).isEqualTo(3);
    }

    @Test
    void the_edge_of_a_shallow_clone_is_reported_instead_of_counted() throws Exception {
        repository.write("a.c", TEN_LINES).commit("One");
        repository.write("b.c", "1\n").commit("Two");
        repository.write("c.c", "1\n").commit("Three");
        Path shallow = temporary.resolve("shallow");
        Git.cloneRepository()
                .setURI(repository.directory.toUri().toString())
                .setDirectory(shallow.toFile())
                .setDepth(2)
                .call()
                .close();

        Churn churn = new CodeChurn().churn(shallow.toString(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(churn.files()).extracting(FileChurn::path).containsExactly("c.c");
        assertThat(churn.truncated()).isTrue();
    }
}
