-- What:   the periods of forms that are locked now, with the regions that may send all the same.
-- Grain:  form x period.
-- Parameters: none.
-- Columns:
--   form_code     varchar    form; TABLE stands for all free tables
--   period        varchar    2015Q1
--   reason        varchar    why it was locked
--   actor         varchar    who locked it
--   at            timestamp  when, naive UTC
--   region_codes  varchar[]  regions with an exception, in their order
-- Order:  form_code, period.

with last_actions as (
    select
        form_code,
        period,
        region_code,
        max("at") as "at",  -- noqa: RF06
        max_by(action, "at") as action,  -- noqa: RF06
        max_by(reason, "at") as reason,  -- noqa: RF06
        max_by(actor, "at") as actor  -- noqa: RF06
    from journal.lock
    group by form_code, period, region_code
),

locked as (
    select *
    from last_actions
    where region_code = '' and action = 'locked'
),

-- An exception belongs to the locking before it: a period that is locked anew has none.
excepted as (
    select
        last_actions.form_code,
        last_actions.period,
        list(last_actions.region_code order by last_actions.region_code) as region_codes
    from last_actions
    inner join locked
        on
            last_actions.form_code = locked.form_code
            and last_actions.period = locked.period
            and last_actions."at" > locked."at"  -- noqa: RF06
    where last_actions.region_code <> '' and last_actions.action = 'exception'
    group by last_actions.form_code, last_actions.period
)

select
    locked.form_code,
    locked.period,
    locked.reason,
    locked.actor,
    locked."at",  -- noqa: RF06
    coalesce(excepted.region_codes, []) as region_codes
from locked
left join excepted on locked.form_code = excepted.form_code and locked.period = excepted.period
order by locked.form_code, locked.period
