package dev.mesh4j.meshctl.manual;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The pages that were packed with this program. */
public final class Manual {

    private static final String PAGES = "pages/";
    private static final String ENDING = ".md";
    private static final String INDEX = "README.md";

    /** All topics, those at the top last. */
    public List<Topic> topics() {
        try {
            return paths().stream()
                    .filter(path -> path.endsWith(ENDING) && !path.endsWith(INDEX))
                    .map(this::topic)
                    .sorted(Comparator.comparing(
                                    (Topic topic) -> topic.section().isEmpty())
                            .thenComparing(Topic::section)
                            .thenComparing(Topic::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topic of a name, with or without its section. */
    public Optional<Topic> topic(String name, List<Topic> topics) {
        return topics.stream()
                .filter(topic -> name.equals(topic.name()) || topic.path().equals(name + ENDING))
                .findFirst();
    }

    /** The page of a topic, as Markdown. */
    public String markdown(Topic topic) {
        return read(topic.path());
    }

    private Topic topic(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1, path.length() - ENDING.length());
        String title = read(path)
                .lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).strip())
                .orElse(name);
        return new Topic(name, slash < 0 ? "" : path.substring(0, slash), title);
    }

    private static String read(String path) {
        try (InputStream page = Manual.class.getResourceAsStream(PAGES + path)) {
            if (page == null) {
                throw new FileNotFoundException(path);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages lie beside this class, in a jar or in a folder. */
    private static List<String> paths() throws IOException {
        URL here = Objects.requireNonNull(Manual.class.getResource("Manual.class"));
        if (here.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            String prefix = jar.getEntryName().replace("Manual.class", PAGES);
            try (JarFile file = jar.getJarFile()) {
                return file.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList();
            }
        }
        Path pages = Path.of(URI.create(here.toString())).resolveSibling(PAGES);
        try (Stream<Path> files = Files.exists(pages) ? Files.walk(pages) : Stream.empty()) {
            return files.map(file -> pages.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
