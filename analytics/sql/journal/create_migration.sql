-- What:   makes the list of applied migrations where it is missing.
-- Grain:  applied file of sql/schema.
-- Parameters: none.
-- Columns: none.

create table if not exists main.migration (
    number integer not null,
    name varchar not null,
    checksum varchar not null,
    applied_at timestamp not null
);
