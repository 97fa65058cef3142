-- What:   writes down the explanation of one finding.
-- Grain:  answer: one row.
-- Parameters:
--   $batch_id  bigint     the batch
--   $position  integer    of the finding in it
--   $answer    varchar    the explanation
--   $actor     varchar    who gave it
--   $at        timestamp  naive UTC
-- Columns: none.

insert into journal.answer (batch_id, position, answer, actor, "at")  -- noqa: RF06
values ($batch_id, $position, $answer, $actor, $at)
