package dev.mesh4j.examples.releasenotes;

/**
 * What a range did to the files of one module.
 *
 * @param module its directory, see {@link ModuleLayout}
 * @param files how many of its files changed
 * @param added lines added by all commits together
 * @param deleted lines deleted by all commits together
 * @param commits how many commits touched it
 * @param authors how many people wrote them
 * @param risk the sum of its files' {@link Risk}
 */
public record ModuleChurn(String module, int files, int added, int deleted, int commits, int authors, double risk) {}
