package dev.mesh4j.registry.store;

import dev.mesh4j.registry.model.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies changes in their order, neighbours of the same kind in one batch of statements. */
final class Batch {

    private final Connection connection;
    private final AgentTable agents;
    private final List<Event> events = new ArrayList<>();
    private final List<Change.Register> registers = new ArrayList<>();
    private final List<Change.Move> moves = new ArrayList<>();
    private long revision;

    /** @param revision of the first change */
    Batch(Connection connection, AgentTable agents, long revision) {
        this.connection = connection;
        this.agents = agents;
        this.revision = revision;
    }

    /** The events of the changes that were applied. */
    List<Event> apply(List<Change> changes) throws SQLException {
        for (Change change : changes) {
            switch (change) {
                case Change.Register register -> {
                    flushMoves();
                    registers.add(register);
                }
                case Change.Move move -> {
                    flushRegisters();
                    if (!moves.isEmpty() && moves.getLast().onlyIfLapsed() != move.onlyIfLapsed()) {
                        flushMoves();
                    }
                    moves.add(move);
                }
            }
        }
        flushRegisters();
        flushMoves();
        return events;
    }

    private void flushRegisters() throws SQLException {
        if (!registers.isEmpty()) {
            agents.save(connection, registers, revision);
            registers.forEach(register -> events.addAll(register.events()));
            revision += registers.size();
            registers.clear();
        }
    }

    private void flushMoves() throws SQLException {
        if (!moves.isEmpty()) {
            int[] touched = agents.move(connection, moves, moves.getFirst().onlyIfLapsed(), revision);
            for (int i = 0; i < touched.length; i++) {
                if (touched[i] > 0) {
                    events.addAll(moves.get(i).events());
                }
            }
            revision += moves.size();
            moves.clear();
        }
    }
}
