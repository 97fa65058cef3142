-- What:   the history of one figure: every revision of every return that ever reported it.
-- Grain:  batch.
-- Parameters:
--   $indicator_code  varchar  reported indicator
--   $unit_code       varchar  unit that reports it
--   $period          varchar  2015Q1
-- Columns:
--   batch_id          bigint     the batch
--   form_code         varchar    form
--   revision          integer    1 for the first return
--   is_current        boolean    the highest revision of the form that is not withdrawn
--   is_shown          boolean    whether this figure is the one that measures read
--   value             double     as reported, in the unit of the indicator; null where it is no number
--   status            varchar    number | none | blank | not_available | confidential | error | text | missing
--   change            double     value less that of the revision it replaced; null where one is no number
--   sheet             varchar    sheet of the workbook
--   cell              varchar    cell, or a sum of cells (G12+G13)
--   state             varchar    accepted | accepted_with_warnings | withdrawn
--   origin            varchar    reported | published | synthetic
--   source            varchar    where the figures come from, in words
--   file_name         varchar    name of the workbook
--   sha256            varchar    of the kept file; empty where there is none
--   actor             varchar    who had it accepted
--   accepted_at       timestamp  when, naive UTC
--   comment           varchar    why the return was revised; may be empty
--   last_action       varchar    withdrawn | restored | approved | returned: the last of them, or null
--   last_actor        varchar    who did that
--   last_at           timestamp  when, naive UTC
--   last_words        varchar    the reason or the comment
-- Order:  accepted_at from the newest, batch_id from the newest.

with reported as (
    select
        batch_id,
        value,
        status,
        sheet,
        cell
    from journal.observation
    where
        indicator_code = $indicator_code
        and unit_code = $unit_code
        and period = $period
),

reporting_returns as (
    select distinct
        batch.form_code,
        batch.region_code
    from reported
    inner join journal.batch on reported.batch_id = batch.batch_id
),

revisions as (
    select
        batch.*,
        coalesce(
            batch.state <> 'withdrawn'
            and batch.revision = max(batch.revision) filter (where batch.state <> 'withdrawn') over (
                partition by batch.form_code, batch.region_code
            ),
            false
        ) as is_current
    from journal.batch
    inner join reporting_returns
        on
            batch.form_code = reporting_returns.form_code
            and batch.region_code = reporting_returns.region_code
    where batch.period = $period
),

shown as (
    select region_quarter.batch_id
    from mart.region_quarter
    inner join mart.indicator on region_quarter.indicator_key = indicator.indicator_key
    inner join mart.unit on region_quarter.unit_key = unit.unit_key
    where
        indicator.indicator_code = $indicator_code
        and unit.unit_code = $unit_code
        and region_quarter.period_key = left($period, 4)::integer * 4 + right($period, 1)::integer - 1
),

last_actions as (
    select
        batch_id,
        max_by(action, "at") as action,  -- noqa: RF06
        max_by(actor, "at") as actor,  -- noqa: RF06
        max("at") as "at",  -- noqa: RF06
        max_by(detail, "at") as words  -- noqa: RF06
    from journal.audit
    where
        batch_id in (select batch_id from revisions)
        and action in ('withdrawn', 'restored', 'approved', 'returned')
    group by batch_id
)

select
    revisions.batch_id,
    revisions.form_code,
    revisions.revision,
    revisions.is_current,
    shown.batch_id is not null as is_shown,
    reported.value,
    coalesce(reported.status, 'missing') as status,
    reported.value - replaced.value as change,
    reported.sheet,
    reported.cell,
    revisions.state,
    revisions.origin,
    revisions.source,
    revisions.file_name,
    revisions.sha256,
    revisions.actor,
    revisions.accepted_at,
    coalesce(revisions.comment, '') as comment,
    last_actions.action as last_action,
    last_actions.actor as last_actor,
    last_actions."at" as last_at,  -- noqa: RF06
    last_actions.words as last_words
from revisions
left join reported on revisions.batch_id = reported.batch_id
left join reported as replaced on revisions.replaces = replaced.batch_id
left join shown on revisions.batch_id = shown.batch_id
left join last_actions on revisions.batch_id = last_actions.batch_id
order by revisions.accepted_at desc, revisions.batch_id desc
