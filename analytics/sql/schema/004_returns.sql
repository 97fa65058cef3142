-- The life of a return after it came: why it was revised, what the curator decided, which periods
-- are locked, what people answered, the lists, and the confirmed mappings of free tables.
-- All tables are append-only; a state is the last row of its key. Times are naive UTC.

alter table journal.batch add column comment varchar default '';  -- why a figure was revised
alter table journal.batch add column replaces bigint;  -- the batch that was current before it came

-- Nothing could be withdrawn until now: each revision took the place of the one before it.
update journal.batch
set replaces = earlier.batch_id
from journal.batch as earlier
where
    batch.form_code = earlier.form_code
    and batch.region_code = earlier.region_code
    and batch.period = earlier.period
    and batch.revision = earlier.revision + 1;

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
    seen_until timestamp not null,      -- the last change that was shown
    "at" timestamp not null  -- noqa: RF06
);

-- Grain: one row of a list in a batch. "sheet" and "row" are the address in the workbook, "cells"
-- the address of each value as JSON.
create table journal.event (
    batch_id bigint not null,
    sheet varchar not null,
    "row" integer not null,  -- noqa: RF06
    cells varchar not null,
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
    "row" integer not null,  -- noqa: RF06
    cells varchar not null,
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
    "row" integer not null,  -- noqa: RF06
    cells varchar not null,
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

-- Grain: one finding of a batch with the explanation that counts: the last answer, else the reason
-- that came with the return.
create view journal.explained_finding as
with last_answer as (
    select
        batch_id,
        position,
        max_by(answer, "at") as answer,  -- noqa: RF06
        max_by(actor, "at") as actor,  -- noqa: RF06
        max("at") as answered_at  -- noqa: RF06
    from journal.answer
    group by batch_id, position
)

select
    finding.batch_id,
    finding.position,
    finding.code,
    finding.severity,
    finding.sheet,
    finding.cell,
    finding.indicator_code,
    finding.given,
    finding.expected,
    finding.detail,
    finding.reason,
    finding.reason_by,
    finding.reason_at,
    coalesce(last_answer.answer, nullif(finding.reason, '')) as explanation,
    coalesce(last_answer.actor, finding.reason_by) as explained_by,
    coalesce(last_answer.answered_at, finding.reason_at) as explained_at
from journal.finding
left join last_answer
    on finding.batch_id = last_answer.batch_id and finding.position = last_answer.position;
