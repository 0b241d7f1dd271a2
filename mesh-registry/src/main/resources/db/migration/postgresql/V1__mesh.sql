CREATE TABLE agent (
    id           TEXT PRIMARY KEY,
    presence     TEXT             NOT NULL,
    registration TEXT             NOT NULL,
    digest       TEXT             NOT NULL,
    key_hash     TEXT             NOT NULL,
    created_at   TEXT             NOT NULL,
    last_seen    TEXT             NOT NULL,
    revision     BIGINT           NOT NULL,
    -- when the present lease was granted and when the agent left, in seconds by the database's clock
    granted_at   DOUBLE PRECISION NOT NULL DEFAULT 0,
    left_at      DOUBLE PRECISION NOT NULL DEFAULT 0
);

CREATE INDEX agent_by_revision ON agent (revision);
CREATE INDEX agent_gone ON agent (left_at) WHERE presence = 'LEFT';

CREATE TABLE agent_schemas (
    agent_id TEXT PRIMARY KEY,
    schemas  TEXT NOT NULL
);

CREATE TABLE event (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type       TEXT NOT NULL,
    agent_id   TEXT NOT NULL,
    agent_name TEXT NOT NULL,
    function   TEXT NOT NULL,
    at         TEXT NOT NULL,
    data       TEXT NOT NULL
);

CREATE INDEX event_by_agent ON event (agent_id, id);
CREATE INDEX event_by_type ON event (type, id);

-- The last sign of life of each agent, in seconds by the database's clock. Unlogged: it is written all the time, and when
-- a crash empties it, every replica waits for one whole lease before it calls anything lapsed, so that all beat again.
CREATE UNLOGGED TABLE lease (
    agent_id TEXT PRIMARY KEY,
    beat_at  DOUBLE PRECISION NOT NULL
) WITH (fillfactor = 50);

-- One row. A commit begins by raising its revision, and that row's lock keeps all others waiting until it ends. The time is
-- written to find out whether it can be.
CREATE TABLE mesh (
    epoch          TEXT    NOT NULL,
    revision       BIGINT  NOT NULL,
    schema_version INTEGER NOT NULL,
    probed_at      DOUBLE PRECISION NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

INSERT INTO mesh (epoch, revision, schema_version)
VALUES (substr(md5(random()::text || clock_timestamp()::text), 1, 12), 0, 1);
