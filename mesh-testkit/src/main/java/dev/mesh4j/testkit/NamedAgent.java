package dev.mesh4j.testkit;

import dev.mesh4j.annotations.MeshAgent;

/** The class of a fake; its name and its tool are said elsewhere. */
@MeshAgent(name = "fake", description = "Stands in for a provider")
final class NamedAgent {}
