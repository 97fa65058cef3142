-- What:   how many rows of each sort the lists of some returns have: rows that are alike in all columns
--         of choices, indicators and days are counted together.
-- Grain:  return x list x sort of row.
-- Parameters:
--   $form_codes      varchar[]  forms that return lists
--   $first           varchar    the first period (2015Q1)
--   $last            varchar    the last period
-- Columns:
--   batch_id         bigint   the revision that counts
--   list_code        varchar  event | plan_measure | partner
--   kind             varchar  kind of event or partner
--   holder           varchar  who held an event
--   state            varchar  of a plan measure
--   moves_indicator  varchar  code of the indicator that a plan measure is to move
--   held_on          date     day of an event
--   starts_on        date     first day of a plan measure
--   due_on           date     last day of a plan measure
--   done_on          date     day on which a plan measure was done
--   signed_on        date     day of an agreement
--   ends_on          date     its last day
--   rows             bigint   how many rows are alike in all this
-- Order:  batch_id, list_code.

with returns as (
    select batch_id
    from journal.returns_known(null)
    where
        list_contains($form_codes::varchar[], form_code)
        and period between $first::varchar and $last::varchar
),

listed as (
    select
        batch_id,
        'event' as list_code,
        kind,
        holder,
        null::varchar as state,
        null::varchar as moves_indicator,
        held_on,
        null::date as starts_on,
        null::date as due_on,
        null::date as done_on,
        null::date as signed_on,
        null::date as ends_on
    from journal.event
    union all
    select
        batch_id,
        'plan_measure' as list_code,
        null as kind,
        null as holder,
        state,
        moves_indicator,
        null as held_on,
        starts_on,
        due_on,
        done_on,
        null as signed_on,
        null as ends_on
    from journal.plan_measure
    union all
    select
        batch_id,
        'partner' as list_code,
        kind,
        null as holder,
        null as state,
        null as moves_indicator,
        null as held_on,
        null as starts_on,
        null as due_on,
        null as done_on,
        signed_on,
        ends_on
    from journal.partner
)

select
    listed.batch_id,
    listed.list_code,
    listed.kind,
    listed.holder,
    listed.state,
    listed.moves_indicator,
    listed.held_on,
    listed.starts_on,
    listed.due_on,
    listed.done_on,
    listed.signed_on,
    listed.ends_on,
    count(*) as rows  -- noqa: RF04
from listed
inner join returns on listed.batch_id = returns.batch_id
group by all
order by listed.batch_id, listed.list_code
