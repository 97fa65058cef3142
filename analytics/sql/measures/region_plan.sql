-- What:   the plan measures of some units, from the last list of a year that counted at a moment.
-- Grain:  measure.
-- Parameters:
--   $form_codes    varchar[]  forms that hold the list of plan measures
--   $unit_codes    varchar[]  reporting units
--   $until_period  varchar    the last period of the year that counts (2025Q3)
--   $moment        timestamp  as known at, naive UTC; null: now
-- Columns:
--   unit_code        varchar    reporting unit
--   period           varchar    period of the list, 2025Q3
--   list_day         date       the last day of that period, on which states are told
--   batch_id         bigint     the batch
--   origin           varchar    reported | synthetic | published
--   file_name        varchar    workbook that the row comes from; 'zm:page': typed on a page
--   sha256           varchar    digest of the kept file
--   actor            varchar    who had that workbook (or row) accepted
--   accepted_at      timestamp  when it was accepted, naive UTC
--   sheet            varchar    sheet of the workbook
--   row              integer    its row, counted from 1
--   cell             varchar    cell of the measure's words, null where the file told none
--   measure          varchar    what is to be done
--   agency           varchar    who answers for it
--   starts_on        date       the first day
--   due_on           date       the last day
--   budget_money     double     million tenge from the budget
--   other_money      double     million tenge from other sources
--   moves_indicator  varchar    code of the indicator that it is to move
--   state            varchar    planned | running | done | cancelled
--   done_on          date       the day on which it was done
--   evidence         varchar    document or outcome
-- Order:  unit_code, due_on, as in the file.

select
    known.region_code as unit_code,
    known.period,
    last_day(make_date(left(known.period, 4)::integer, right(known.period, 1)::integer * 3, 1)) as list_day,
    listed.batch_id,
    known.origin,
    file_of.file_name,
    file_of.sha256,
    file_of.actor,
    file_of.accepted_at,
    listed.sheet,
    listed."row",  -- noqa: RF06
    json_extract_string(listed.cells, '$.measure') as cell,
    listed.measure,
    listed.agency,
    listed.starts_on,
    listed.due_on,
    listed.budget_money,
    listed.other_money,
    listed.moves_indicator,
    listed.state,
    listed.done_on,
    listed.evidence
from journal.lists_known($form_codes::varchar[], $until_period::varchar, $moment::timestamp) as known
inner join journal.plan_measure as listed on known.batch_id = listed.batch_id
left join journal.row_source as row_source
    on
        row_source.list_code = 'plan_measure'
        and listed.batch_id = row_source.batch_id
        and listed.sheet = row_source.sheet
        and listed."row" = row_source."row"  -- noqa: RF06
inner join journal.batch as file_of
    on coalesce(row_source.source_batch_id, listed.batch_id) = file_of.batch_id
where list_contains($unit_codes::varchar[], known.region_code)
order by known.region_code asc, listed.due_on asc nulls last, listed.rowid asc
