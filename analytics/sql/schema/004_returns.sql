-- The life of a return after it came: why it was revised, what the curator decided, which periods
-- are locked, what people answered, the lists, and the confirmed mappings of free tables.
-- All tables are append-only; a state is the last row of its key. Times are naive UTC.

alter table journal.batch add column comment varchar default '';  -- why a figure was revised

-- Grain: one decision of a curator about a batch; the last one counts.
create table journal.decision (
    batch_id bigint not null,
    decision varchar not null,          -- approved | returned
    comment varchar not null,
    actor varchar not null,
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one locking, unlocking or exception; the last one of a form and period (and region) counts.
create table journal.lock (
    form_code varchar not null,
    period varchar not null,
    region_code varchar not null,       -- empty: the whole period; else an exception for one region
    action varchar not null,            -- locked | unlocked | exception | exception_ended
    reason varchar not null,
    actor varchar not null,
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one answer to a finding or to an open question about a stored figure; the last one counts.
create table journal.answer (
    batch_id bigint not null,
    position integer not null,          -- of the finding in its batch
    answer varchar not null,
    actor varchar not null,
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one confirmed mapping of a shape of table; the last one of a shape counts.
create table journal.table_mapping (
    shape varchar not null,             -- digest of the header's words
    mapping varchar not null,           -- JSON
    actor varchar not null,
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one look of a person at what changed; the last one counts.
create table journal.looked (
    actor varchar not null,
    audit_rows bigint not null,         -- how many rows the audit had
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one row of a list in a batch. "sheet" and "row" are the address in the workbook.
create table journal.event (
    batch_id bigint not null,
    sheet varchar not null,
    "row" integer not null,
    kind varchar,
    title varchar,
    held_on date,
    place varchar,
    holder varchar,                     -- education | police | joint | other
    partner_body varchar,
    children double,
    registered_children double,
    parents double,
    note varchar
);

create table journal.plan_measure (
    batch_id bigint not null,
    sheet varchar not null,
    "row" integer not null,
    measure varchar,
    agency varchar,
    starts_on date,
    due_on date,
    budget_money double,                -- million tenge
    other_money double,                 -- million tenge
    moves_indicator varchar,            -- code of the catalogue
    state varchar,                      -- planned | running | done | cancelled
    done_on date,
    evidence varchar
);

create table journal.partner (
    batch_id bigint not null,
    sheet varchar not null,
    "row" integer not null,
    kind varchar,                       -- business | ngo | vocational_school | enterprise
    name varchar,
    agreement varchar,
    signed_on date,
    ends_on date,
    subject varchar,
    money double,                       -- million tenge
    children double,
    note varchar
);
