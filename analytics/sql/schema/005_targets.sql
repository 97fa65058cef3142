-- Targets that documents set, as lists: each accepted workbook is a whole new list. The last set
-- counts, earlier ones stay. Both tables are append-only. Times are naive UTC.

-- Grain: one accepted list of targets.
create table journal.target_set (
    set_id bigint not null,             -- 1, 2, 3, ...
    actor varchar not null,
    "at" timestamp not null,  -- noqa: RF06
    file_name varchar not null,
    sha256 varchar not null,            -- of the kept file
    comment varchar not null            -- why the list was changed; may be empty
);

-- Grain: one target of a list: indicator x unit x year.
create table journal.target (
    set_id bigint not null,
    indicator_code varchar not null,
    unit_code varchar not null,         -- 00 for the republic, else the code of a region
    year integer not null,              -- at its end the target is to be reached
    value double not null,              -- in the unit in which the indicator is shown
    document varchar not null,          -- the document that sets it
    point varchar not null,             -- the place in the document; may be empty
    sheet varchar,
    cell varchar                        -- of the value
);
