-- The mart: what measures read. Rebuilt for the touched region and period inside each acceptance.
-- Grain of region_quarter: indicator x period x unit as it reported, current accepted revision.

create schema mart;

-- Registers, filled from data/ when the store is opened.
create table mart.indicator (
    indicator_key smallint not null,
    indicator_code varchar not null,
    kind varchar not null               -- flow | stock
);

create table mart.unit (
    unit_key smallint not null,
    unit_code varchar not null,         -- 10 ... 79, 51, 90
    counts_in_region boolean not null   -- false for units that are no region (90)
);

-- Which unit of the borders asked for a reporting unit belongs to, by period.
-- No row: that unit cannot be shown in those borders (a finer vintage than the data).
create table mart.unit_in_borders (
    borders smallint not null,          -- 2015 | 2018 | 2022
    unit_key smallint not null,
    first_period_key integer not null,
    last_period_key integer not null,
    border_code varchar not null        -- code of the unit in those borders
);

create table mart.population (
    unit_code varchar not null,         -- code of the unit in the borders of that year
    year smallint not null,             -- 1 January
    band varchar not null,              -- total | children_0_15 | children_0_17
    persons double not null,
    estimated boolean not null
);

create table mart.region_quarter (
    indicator_key smallint not null,
    period_key integer not null,        -- year * 4 + quarter - 1
    unit_key smallint not null,
    reported double,                    -- as reported: cumulative for a flow, level for a stock
    quarter double,                     -- flow: difference to the previous quarter of the same year; stock: level
    reported_last_year double,          -- the same two a year before
    quarter_last_year double,
    status varchar not null,
    origin varchar not null,
    batch_id bigint not null,
    sheet varchar,
    cell varchar
);
