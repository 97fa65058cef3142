-- What:   writes the acceptance of the batches of the table new_batch into the audit.
-- Grain:  event: one a batch.
-- Parameters: none.
-- Columns: none.

insert into journal.audit ("at", actor, action, batch_id, detail)  -- noqa: RF06
select
    accepted_at,
    actor,
    case when origin = 'synthetic' then 'loaded_demonstration' else 'accepted' end as action,
    batch_id,
    file_name
from new_batch
