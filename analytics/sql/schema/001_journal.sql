-- The journal: append-only system of record.
-- Grain: batch = one accepted revision of (form, region, period);
--        observation = one reported figure of a batch, with its address in the file.
-- Times are naive UTC. No primary keys on observation: uniqueness is held by the batch.

create schema journal;

create sequence journal.batch_id start 1;

create table journal.batch (
    batch_id bigint not null,
    form_code varchar not null,
    region_code varchar not null,
    period varchar not null,            -- 2015Q1
    revision integer not null,          -- 1 for the first return, then 2, 3, ...
    state varchar not null,             -- accepted | accepted_with_warnings | withdrawn
    origin varchar not null,            -- reported | published | synthetic
    source varchar not null,            -- where the figures come from, in words
    file_name varchar not null,
    sha256 varchar not null,            -- of the kept file; empty where there is none
    actor varchar not null,
    received_on date,                   -- when the return came in, where that is known
    accepted_at timestamp not null
);

create table journal.observation (
    batch_id bigint not null,
    unit_code varchar not null,         -- today the region's code; a district's later
    indicator_code varchar not null,
    period varchar not null,
    value double,                       -- as reported: flows cumulative from 1 January
    status varchar not null,            -- number | none | blank | not_available | confidential | error | text
    sheet varchar,
    cell varchar                        -- E7, or G12+G13 for a sum of cells
);

create table journal.finding (
    batch_id bigint not null,
    position integer not null,          -- order in the file's list of findings
    code varchar not null,
    severity varchar not null,          -- warning | note (an error is never stored)
    sheet varchar,
    cell varchar,
    indicator_code varchar,
    given varchar,
    expected varchar,
    detail varchar not null,            -- other placeholders of the sentence, as JSON
    reason varchar,                     -- the person's explanation
    reason_by varchar,
    reason_at timestamp
);

create table journal.kept_file (
    sha256 varchar not null,
    file_name varchar not null,
    size bigint not null,
    kept_at timestamp not null
);

create table journal.audit (
    "at" timestamp not null,  -- noqa: RF06
    actor varchar not null,
    action varchar not null,            -- accepted | withdrawn | restored | exported | signed_in | loaded_demonstration
    batch_id bigint,
    detail varchar not null
);
