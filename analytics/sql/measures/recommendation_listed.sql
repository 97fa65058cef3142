-- What:   the rows of the lists of some returns, with the file, the row and the person behind each.
-- Grain:  row of a list.
-- Parameters:
--   $batch_ids       bigint[]   returns
-- Columns:
--   list_code        varchar    event | plan_measure | partner
--   batch_id         bigint     the return
--   unit_code        varchar    reporting unit
--   form_code        varchar    form of the return
--   period           varchar    its period, 2015Q1
--   revision         integer    its number
--   origin           varchar    reported | published | synthetic
--   file_name        varchar    workbook that the row comes from; 'zm:page': typed on a page
--   sha256           varchar    of the kept file; empty where there is none
--   actor            varchar    who had that workbook (or row) accepted
--   accepted_at      timestamp  when, naive UTC
--   sheet            varchar    sheet of the workbook
--   row              integer    its row, counted from 1
--   cells            varchar    address of each value, as JSON
--   title            varchar    title of the event, wording of the measure, name of the partner
--   kind             varchar    kind of event or partner
--   holder           varchar    who held an event
--   state            varchar    of a plan measure
--   moves_indicator  varchar    code of the indicator that a plan measure is to move
--   held_on          date       day of an event
--   due_on           date       last day of a plan measure
--   done_on          date       day on which a plan measure was done
--   signed_on        date       day of an agreement
--   ends_on          date       its last day
-- Order:  list_code, unit_code, form_code, as in the file.

with listed as (
    select
        'event' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        title,
        kind,
        holder,
        null::varchar as state,
        null::varchar as moves_indicator,
        held_on,
        null::date as due_on,
        null::date as done_on,
        null::date as signed_on,
        null::date as ends_on,
        rowid as place
    from journal.event
    union all
    select
        'plan_measure' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        measure as title,
        null as kind,
        null as holder,
        state,
        moves_indicator,
        null as held_on,
        due_on,
        done_on,
        null as signed_on,
        null as ends_on,
        rowid as place
    from journal.plan_measure
    union all
    select
        'partner' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        name as title,
        kind,
        null as holder,
        null as state,
        null as moves_indicator,
        null as held_on,
        null as due_on,
        null as done_on,
        signed_on,
        ends_on,
        rowid as place
    from journal.partner
)

select
    listed.list_code,
    listed.batch_id,
    batch.region_code as unit_code,
    batch.form_code,
    batch.period,
    batch.revision,
    batch.origin,
    file_of.file_name,
    file_of.sha256,
    file_of.actor,
    file_of.accepted_at,
    listed.sheet,
    listed."row",  -- noqa: RF06
    listed.cells,
    listed.title,
    listed.kind,
    listed.holder,
    listed.state,
    listed.moves_indicator,
    listed.held_on,
    listed.due_on,
    listed.done_on,
    listed.signed_on,
    listed.ends_on
from listed
inner join journal.batch as batch on listed.batch_id = batch.batch_id
left join journal.row_source as row_source
    on
        listed.list_code = row_source.list_code
        and listed.batch_id = row_source.batch_id
        and listed.sheet = row_source.sheet
        and listed."row" = row_source."row"  -- noqa: RF06
inner join journal.batch as file_of
    on coalesce(row_source.source_batch_id, listed.batch_id) = file_of.batch_id
where list_contains($batch_ids::bigint[], listed.batch_id)
order by listed.list_code, batch.region_code, batch.form_code, listed.place
