package dev.mesh4j.examples.releasenotes;

/**
 * What a commit message says about its change.
 *
 * @param type feature, fix or other
 * @param scope the part of the project it names; empty when it names none
 * @param title the subject without type and scope
 * @param breaking whether users must act
 * @param migration what users must do; empty when the message does not say
 */
public record Change(ChangeType type, String scope, String title, boolean breaking, String migration) {}
