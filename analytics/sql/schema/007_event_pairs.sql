-- What people said about two events that may be one. Append-only; the last mark of a pair counts.
-- Times are naive UTC.

-- Grain: one mark of a pair of events. The key is a digest of what both rows say, so that a mark
-- outlives a revision that leaves both rows as they are.
create table journal.event_pair (
    pair_key varchar not null,
    verdict varchar not null,           -- same | two
    unit_code varchar not null,         -- the region whose events they are
    reason varchar not null,
    actor varchar not null,
    "at" timestamp not null  -- noqa: RF06
);
