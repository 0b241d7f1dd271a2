package dev.mesh4j.meshctl.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a tree.
 *
 * @param text one line
 */
record Branch(String text, List<Branch> children) {

    Branch {
        children = List.copyOf(children);
    }

    /** The trees below each other, with lines from each to its children. */
    static List<String> lines(List<Branch> roots) {
        List<String> lines = new ArrayList<>();
        for (Branch root : roots) {
            lines.add(root.text);
            root.below("", lines);
        }
        return lines;
    }

    private void below(String indent, List<String> lines) {
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            lines.add(indent + (last ? "└─ " : "├─ ") + children.get(i).text);
            children.get(i).below(indent + (last ? "   " : "│  "), lines);
        }
    }
}
