ALTER TABLE agent ADD COLUMN presence TEXT NOT NULL DEFAULT 'LIVE';
ALTER TABLE agent ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN key_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
-- when the present lease was granted and when the agent left, in seconds by the database's clock
ALTER TABLE agent ADD COLUMN granted_at REAL NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN left_at REAL NOT NULL DEFAULT 0;
UPDATE agent SET presence = 'EXPIRED' WHERE live = 0;
UPDATE agent SET revision = rowid;
ALTER TABLE agent DROP COLUMN live;

CREATE INDEX agent_by_revision ON agent (revision);
CREATE INDEX agent_gone ON agent (left_at) WHERE presence = 'LEFT';

-- beside the agents, so that reading all agents does not pass through them
CREATE TABLE agent_schemas (
    agent_id TEXT PRIMARY KEY,
    schemas  TEXT NOT NULL
);

-- one row; the time is written to find out whether it can be
CREATE TABLE mesh (
    revision  INTEGER NOT NULL,
    probed_at REAL    NOT NULL DEFAULT 0
);

INSERT INTO mesh (revision) SELECT coalesce(max(revision), 0) FROM agent;

PRAGMA user_version = 2;
