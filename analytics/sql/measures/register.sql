-- What:   which returns of some periods were expected, which came, when, what became of them since.
-- Grain:  form x reporting unit x period: every expected one, and every other one that was sent.
-- Parameters:
--   $form_codes        varchar[]  the expected returns, one element each
--   $region_codes      varchar[]  the unit of each expected return
--   $expected_periods  varchar[]  the period of each expected return
--   $periods           varchar[]  all periods that are asked for (2015Q1)
-- Columns:
--   form_code       varchar    form
--   region_code     varchar    reporting unit
--   period          varchar    2015Q1
--   expected        boolean    whether a return was expected
--   received        boolean    whether there is one that was not withdrawn
--   received_on     date       when the first one came, where that is known
--   first_accepted  timestamp  when the first one was accepted, naive UTC
--   state           varchar    accepted | accepted_with_warnings | withdrawn; null where nothing came
--   revision        integer    number of the current revision
--   revisions       bigint     how many revisions came, withdrawn ones with them; 0 where nothing came
--   origin          varchar    reported | published | synthetic
--   accepted_at     timestamp  when the current revision was accepted, naive UTC
--   batch_id        bigint     the current revision
--   file_name       varchar    its workbook
--   sha256          varchar    of the kept file; empty where there is none
--   cells           bigint     figures that it was asked for
--   figures         bigint     those of them with a number
--   list_rows       bigint     rows of its lists
--   warnings        bigint     its warnings
--   unexplained     bigint     those of them without an explanation
--   decision        varchar    approved | returned: the last decision about the current revision
--   decision_words  varchar    its comment; may be empty
--   decided_at      timestamp  when, naive UTC
--   last_action     varchar    accepted | withdrawn | restored | approved | returned | answered: the
--                              last thing that happened to any revision
--   last_actor      varchar    who did it
--   last_at         timestamp  when, naive UTC
--   last_words      varchar    the comment, the reason or the answer; may be empty
-- Order:  period, form_code, region_code.

with expected as (
    select
        unnest($form_codes::varchar[]) as form_code,
        unnest($region_codes::varchar[]) as region_code,
        unnest($expected_periods::varchar[]) as period
),

batches as (
    select
        form_code,
        region_code,
        period,
        received_on,
        accepted_at,
        state,
        revision,
        origin,
        batch_id,
        file_name,
        sha256,
        actor,
        comment,
        state <> 'withdrawn' as stands
    from journal.batch
    where list_contains($periods::varchar[], period)
),

-- A withdrawn revision is shown only where no other one is left.
current_revisions as (
    select *
    from batches
    qualify row_number() over (
        partition by form_code, region_code, period
        order by stands desc, revision desc, batch_id desc
    ) = 1
),

first_revisions as (
    select
        form_code,
        region_code,
        period,
        arg_min(accepted_at, revision) filter (where stands) as first_accepted,
        arg_min_null(received_on, revision) filter (where stands) as received_on,
        count(*) as revisions
    from batches
    group by form_code, region_code, period
),

happenings as (
    select
        batch_id,
        'accepted' as last_action,
        actor as last_actor,
        accepted_at as last_at,
        comment as last_words
    from batches
    union all
    select
        audit.batch_id,
        audit.action as last_action,
        audit.actor as last_actor,
        audit."at" as last_at,  -- noqa: RF06
        audit.detail as last_words
    from journal.audit
    where
        audit.action in ('withdrawn', 'restored', 'approved', 'returned', 'answered')
        and audit.batch_id in (select batches.batch_id from batches)
),

last_happenings as (
    select
        batches.form_code,
        batches.region_code,
        batches.period,
        max_by(happenings.last_action, happenings.last_at) as last_action,
        max_by(happenings.last_actor, happenings.last_at) as last_actor,
        max(happenings.last_at) as last_at,
        max_by(happenings.last_words, happenings.last_at) as last_words
    from happenings
    inner join batches on happenings.batch_id = batches.batch_id
    group by batches.form_code, batches.region_code, batches.period
),

figures_by_batch as (
    select
        batch_id,
        count(*) as cells,
        count(value) as figures
    from journal.observation
    where batch_id in (select current_revisions.batch_id from current_revisions)
    group by batch_id
),

list_rows as (
    select batch_id from journal.event
    union all
    select batch_id from journal.plan_measure
    union all
    select batch_id from journal.partner
),

list_rows_by_batch as (
    select
        batch_id,
        count(*) as list_rows
    from list_rows
    where batch_id in (select current_revisions.batch_id from current_revisions)
    group by batch_id
),

warnings_by_batch as (
    select
        batch_id,
        count(*) as warnings,
        count(*) filter (where explanation is null) as unexplained
    from journal.explained_finding
    where
        severity = 'warning'
        and batch_id in (select current_revisions.batch_id from current_revisions)
    group by batch_id
),

last_decisions as (
    select
        batch_id,
        max_by(decision, "at") as decision,  -- noqa: RF06
        max_by(comment, "at") as decision_words,  -- noqa: RF06
        max("at") as decided_at  -- noqa: RF06
    from journal.decision
    where batch_id in (select current_revisions.batch_id from current_revisions)
    group by batch_id
)

select
    coalesce(expected.form_code, current_revisions.form_code) as form_code,
    coalesce(expected.region_code, current_revisions.region_code) as region_code,
    coalesce(expected.period, current_revisions.period) as period,
    expected.form_code is not null as expected,
    coalesce(current_revisions.stands, false) as received,
    first_revisions.received_on,
    first_revisions.first_accepted,
    current_revisions.state,
    current_revisions.revision,
    coalesce(first_revisions.revisions, 0) as revisions,
    current_revisions.origin,
    current_revisions.accepted_at,
    current_revisions.batch_id,
    coalesce(current_revisions.file_name, '') as file_name,
    coalesce(current_revisions.sha256, '') as sha256,
    coalesce(figures_by_batch.cells, 0) as cells,
    coalesce(figures_by_batch.figures, 0) as figures,
    coalesce(list_rows_by_batch.list_rows, 0) as list_rows,
    coalesce(warnings_by_batch.warnings, 0) as warnings,
    coalesce(warnings_by_batch.unexplained, 0) as unexplained,
    last_decisions.decision,
    coalesce(last_decisions.decision_words, '') as decision_words,
    last_decisions.decided_at,
    last_happenings.last_action,
    last_happenings.last_actor,
    last_happenings.last_at,
    coalesce(last_happenings.last_words, '') as last_words
from expected
full outer join current_revisions
    on
        expected.form_code = current_revisions.form_code
        and expected.region_code = current_revisions.region_code
        and expected.period = current_revisions.period
left join first_revisions
    on
        current_revisions.form_code = first_revisions.form_code
        and current_revisions.region_code = first_revisions.region_code
        and current_revisions.period = first_revisions.period
left join last_happenings
    on
        current_revisions.form_code = last_happenings.form_code
        and current_revisions.region_code = last_happenings.region_code
        and current_revisions.period = last_happenings.period
left join figures_by_batch on current_revisions.batch_id = figures_by_batch.batch_id
left join list_rows_by_batch on current_revisions.batch_id = list_rows_by_batch.batch_id
left join warnings_by_batch on current_revisions.batch_id = warnings_by_batch.batch_id
left join last_decisions on current_revisions.batch_id = last_decisions.batch_id
order by period, form_code, region_code
