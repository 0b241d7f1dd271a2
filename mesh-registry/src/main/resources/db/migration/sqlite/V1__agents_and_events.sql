CREATE TABLE agent (
    id           TEXT PRIMARY KEY,
    registration TEXT    NOT NULL,
    live         INTEGER NOT NULL,
    created_at   TEXT    NOT NULL,
    last_seen    TEXT    NOT NULL
);

CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    type       TEXT NOT NULL,
    agent_id   TEXT NOT NULL,
    agent_name TEXT NOT NULL,
    function   TEXT NOT NULL,
    at         TEXT NOT NULL,
    data       TEXT NOT NULL
);

CREATE INDEX event_by_agent ON event (agent_id, id);
CREATE INDEX event_by_type ON event (type, id);

PRAGMA user_version = 1;
