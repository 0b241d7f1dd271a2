/**
 * Release notes from a git repository, written by three agents. {@link GitHistory} reads commits, {@link CodeChurn}
 * counts what they changed, and {@link ReleaseNotes} asks both and writes the page; without churn it writes one
 * section less.
 *
 * <p>The agents are thin: commits, counts and Markdown are plain classes over records, and only {@link GitRepository},
 * {@link GitChanges} and {@link IsolatedGit} know JGit.
 */
@NullMarked
package dev.mesh4j.examples.releasenotes;

import org.jspecify.annotations.NullMarked;
