-- What:   writes down what a curator decided about a batch.
-- Grain:  decision: one row.
-- Parameters:
--   $batch_id  bigint     the batch
--   $decision  varchar    approved | returned
--   $comment   varchar    what the curator wrote; may be empty
--   $actor     varchar    who
--   $at        timestamp  naive UTC
-- Columns: none.

insert into journal.decision (batch_id, decision, comment, actor, "at")  -- noqa: RF06
values ($batch_id, $decision, $comment, $actor, $at)
