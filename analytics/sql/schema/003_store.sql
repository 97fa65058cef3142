-- What the store knows of itself, so that it fills the mart anew only where something changed.
-- Grain: one row per filled part of the mart ("registers", "region_quarter").

create table mart.filled (
    part varchar not null,
    digest varchar not null,            -- SHA-256 of the rows it was filled from; empty for region_quarter
    batch_id bigint not null,           -- the last batch it was sorted with
    filled_at timestamp not null
);
