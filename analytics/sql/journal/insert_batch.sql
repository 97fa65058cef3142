-- What:   stores the batches of the table new_batch.
-- Grain:  batch.
-- Parameters: none.
-- Columns: none.

insert into journal.batch (
    batch_id, form_code, region_code, period, revision, state, origin, source,
    file_name, sha256, actor, received_on, accepted_at,
    comment, replaces
)
select
    batch_id,
    form_code,
    region_code,
    period,
    revision,
    state,
    origin,
    source,
    file_name,
    sha256,
    actor,
    received_on,
    accepted_at,
    comment,
    replaces
from new_batch
