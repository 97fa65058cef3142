-- What:   what happened to returns and periods since a moment.
-- Grain:  change: an acceptance, a withdrawal, a restoring, a decision, an answer, or a lock.
-- Parameters:
--   $since  timestamp  naive UTC; null for everything
-- Columns:
--   at           timestamp  when, naive UTC
--   actor        varchar    who
--   action       varchar    accepted | revised | loaded_demonstration | withdrawn | restored | approved |
--                           returned | answered | locked | unlocked | exception
--   form_code    varchar    form
--   region_code  varchar    unit that sent the return; empty where all regions are meant
--   period       varchar    2015Q1
--   batch_id     bigint     the batch; null for a lock
--   revision     integer    its revision; null for a lock
--   figures      bigint     how many figures came, or null where none did
--   changed      bigint     how many of them differ from the revision before; null but for a revision
--   list_rows    bigint     how many rows of lists came, or null where no return came
--   replaces     bigint     the batch that a revision replaced; null for anything else
--   words        varchar    the comment, the reason or the answer; may be empty
-- Order:  at from the newest, form_code, region_code, period.

with events as (
    select
        audit."at",  -- noqa: RF06
        audit.actor,
        audit.action,
        audit.detail,
        batch.form_code,
        batch.region_code,
        batch.period,
        batch.batch_id,
        batch.revision,
        batch.replaces,
        batch.comment,
        audit.action in ('accepted', 'loaded_demonstration') as is_arrival
    from journal.audit
    inner join journal.batch on audit.batch_id = batch.batch_id
    where
        audit.action in (
            'accepted', 'loaded_demonstration', 'withdrawn', 'restored', 'approved', 'returned', 'answered'
        )
        and ($since::timestamp is null or audit."at" > $since::timestamp)  -- noqa: RF06
),

figures_after as (
    select
        events.batch_id,
        observation.unit_code,
        observation.indicator_code,
        observation.value,
        observation.status
    from events
    inner join journal.observation on events.batch_id = observation.batch_id
    where events.is_arrival
),

figures_before as (
    select
        events.batch_id,
        observation.unit_code,
        observation.indicator_code,
        observation.value,
        observation.status
    from events
    inner join journal.observation on events.replaces = observation.batch_id
    where events.is_arrival
),

listed as (
    select batch_id
    from journal.event
    union all
    select batch_id
    from journal.plan_measure
    union all
    select batch_id
    from journal.partner
),

rows_of_lists as (
    select
        batch_id,
        count(*) as list_rows
    from listed
    where
        batch_id in (
            select events.batch_id from events
            where events.is_arrival
        )
    group by batch_id
),

numbers as (
    select
        coalesce(figures_after.batch_id, figures_before.batch_id) as batch_id,
        count(figures_after.batch_id) as figures,
        count(*) filter (
            where
            figures_after.value is distinct from figures_before.value
            or figures_after.status is distinct from figures_before.status
        ) as changed
    from figures_after
    full outer join figures_before
        on
            figures_after.batch_id = figures_before.batch_id
            and figures_after.unit_code = figures_before.unit_code
            and figures_after.indicator_code = figures_before.indicator_code
    group by coalesce(figures_after.batch_id, figures_before.batch_id)
),

changes as (
    select
        events."at",  -- noqa: RF06
        events.actor,
        if(events.action = 'accepted' and events.replaces is not null, 'revised', events.action) as action,
        events.form_code,
        events.region_code,
        events.period,
        events.batch_id,
        events.revision,
        if(events.is_arrival, coalesce(numbers.figures, 0), null) as figures,
        if(events.is_arrival and events.replaces is not null, coalesce(numbers.changed, 0), null) as changed,
        if(events.is_arrival, coalesce(rows_of_lists.list_rows, 0), null) as list_rows,
        if(events.is_arrival, events.replaces, null) as replaces,
        coalesce(if(events.is_arrival, events.comment, events.detail), '') as words
    from events
    left join numbers on events.batch_id = numbers.batch_id
    left join rows_of_lists on events.batch_id = rows_of_lists.batch_id
    union all
    select
        "at",  -- noqa: RF06
        actor,
        action,
        form_code,
        region_code,
        period,
        null as batch_id,
        null as revision,
        null as figures,
        null as changed,
        null as list_rows,
        null as replaces,
        reason as words
    from journal.lock
    where
        action <> 'exception_ended'
        and ($since::timestamp is null or "at" > $since::timestamp)  -- noqa: RF06
)

select
    "at",  -- noqa: RF06
    actor,
    action,
    form_code,
    region_code,
    period,
    batch_id,
    revision,
    figures,
    changed,
    list_rows,
    replaces,
    words
from changes
order by
    "at" desc,  -- noqa: RF06
    form_code asc,
    region_code asc,
    period asc
