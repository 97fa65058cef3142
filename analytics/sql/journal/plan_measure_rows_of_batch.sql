-- What:   the measures of the Regional Plan that one batch lists.
-- Grain:  measure.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   sheet            varchar  sheet of the workbook
--   row              integer  its row, counted from 1
--   cells            varchar  the cell of each value, JSON
--   measure          varchar  what is to be done
--   agency           varchar  who answers for it
--   starts_on        date     the first day
--   due_on           date     the last day
--   budget_money     double   million tenge from the budget
--   other_money      double   million tenge from elsewhere
--   moves_indicator  varchar  code of the indicator that it is to move
--   state            varchar  planned | running | done | cancelled
--   done_on          date     the day on which it was done
--   evidence         varchar  what proves it
-- Order:  as in the file.

select
    sheet,
    "row",  -- noqa: RF06
    cells,
    measure,
    agency,
    starts_on,
    due_on,
    budget_money,
    other_money,
    moves_indicator,
    state,
    done_on,
    evidence
from journal.plan_measure
where batch_id = $batch_id
order by rowid
