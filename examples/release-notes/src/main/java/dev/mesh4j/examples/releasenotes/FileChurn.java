package dev.mesh4j.examples.releasenotes;

/**
 * What a range did to one file.
 *
 * @param path its newest path; what it was called before a rename counts here too
 * @param module the module that holds it
 * @param added lines added by all commits together; 0 for a binary file
 * @param deleted lines deleted by all commits together; 0 for a binary file
 * @param commits how many commits touched it
 * @param fixes how many of them were fixes
 * @param authors how many people wrote them
 * @param binary whether git sees it as binary
 * @param removed whether it is gone at the end of the range
 * @param risk see {@link Risk}; 0 when removed or a document
 */
public record FileChurn(
        String path,
        String module,
        int added,
        int deleted,
        int commits,
        int fixes,
        int authors,
        boolean binary,
        boolean removed,
        double risk) {}
