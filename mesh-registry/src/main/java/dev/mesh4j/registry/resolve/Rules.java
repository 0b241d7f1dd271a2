package dev.mesh4j.registry.resolve;

/**
 * What decides besides the mesh itself.
 *
 * @param shapes of the results of providers, for needs that expect a schema
 */
public record Rules(TieBreakers tieBreakers, Shapes shapes) {

    public static final Rules STANDARD = new Rules(TieBreakers.STANDARD, Shapes.UNKNOWN);
}
