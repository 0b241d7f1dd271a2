package dev.mesh4j.examples.stateful;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.runtime.TypeRef;
import java.util.Map;
import java.util.TreeMap;

/** One basket a session. All calls of a session go to one replica; when that one dies, another goes on. */
@MeshAgent(name = "basket", description = "Keeps shopping baskets")
public final class Basket {

    private static final String ARTICLES = "articles";
    private static final TypeRef<TreeMap<String, Integer>> COUNTS = new TypeRef<>() {};

    @MeshTool(
            capability = "basket_add",
            description = "Puts articles into the basket",
            stateful = true,
            sessionRequired = true)
    public Map<String, Integer> add(@Param("What") String article, @Param("How many") int count, Session session) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: 1 or more)");
        }
        Map<String, Integer> articles = articles(session);
        articles.merge(article, count, Integer::sum);
        session.put(ARTICLES, articles);
        return articles;
    }

    @MeshTool(
            capability = "basket",
            description = "What is in the basket",
            readOnly = true,
            stateful = true,
            sessionRequired = true)
    public Map<String, Integer> show(Session session) {
        return articles(session);
    }

    @MeshTool(capability = "basket_pid", description = "The process that keeps the basket", sessionRequired = true)
    public String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static Map<String, Integer> articles(Session session) {
        return session.get(ARTICLES, COUNTS).orElseGet(TreeMap::new);
    }

    public static void main(String[] args) {
        Mesh.run(Basket.class, args);
    }
}
