package dev.mesh4j.meshctl.view;

/**
 * One tool of an agent.
 *
 * @param name the MCP tool
 * @param capability what it offers, empty when that is not known
 * @param reason why it is not available, empty when it is or nobody says
 */
public record WiredTool(String name, String capability, boolean available, String reason) {

    /** Its name, and the capability where that has another one. */
    String title() {
        return capability.isEmpty() || capability.equals(name) ? name : name + " (" + capability + ")";
    }
}
