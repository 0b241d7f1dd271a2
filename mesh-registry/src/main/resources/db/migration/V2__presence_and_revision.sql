-- Agents are kept by what they registered; those of a first version register again.
DROP TABLE agent;

CREATE TABLE agent (
    id           TEXT PRIMARY KEY,
    presence     TEXT    NOT NULL,
    registration TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    key_hash     TEXT    NOT NULL,
    schemas      TEXT    NOT NULL,
    created_at   TEXT    NOT NULL,
    last_seen    TEXT    NOT NULL,
    revision     INTEGER NOT NULL
);

PRAGMA user_version = 2;
