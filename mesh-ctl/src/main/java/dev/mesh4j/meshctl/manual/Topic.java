package dev.mesh4j.meshctl.manual;

/**
 * One page of the manual.
 *
 * @param name such as {@code calls}
 * @param section the folder that it is in, empty at the top
 * @param title its first heading
 */
public record Topic(String name, String section, String title) {

    /** The file below the pages. */
    String path() {
        return (section.isEmpty() ? "" : section + "/") + name + ".md";
    }
}
