package dev.mesh4j.acceptance.docs;

/**
 * A block of code on a page.
 *
 * @param page the file, from the root
 * @param line of its first line of code, from 1
 * @param language what stands behind the opening fence, such as {@code java}
 * @param hidden whether readers do not see it: code that others on the page need, in a comment that begins with the language
 */
record Block(String page, int line, String language, String code, boolean hidden) {

    /** Where it begins, for messages. */
    String place() {
        return page + ":" + line;
    }
}
