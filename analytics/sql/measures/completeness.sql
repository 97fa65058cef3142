-- What:   which returns of a period were expected, which came, when, and in which state they are now.
-- Grain:  form x reporting unit: every expected pair, and every other pair that sent a return.
-- Parameters:
--   $form_codes    varchar[]  the expected pairs, one element each
--   $region_codes  varchar[]  the unit of each pair
--   $period        varchar    2015Q1
-- Columns:
--   form_code       varchar    form
--   region_code     varchar    reporting unit
--   expected        boolean    whether a return was expected
--   received        boolean    whether there is one that was not withdrawn
--   received_on     date       when the first one came, where that is known
--   first_accepted  timestamp  when the first one was accepted, naive UTC
--   state           varchar    accepted | accepted_with_warnings | withdrawn; null where nothing came
--   revision        integer    number of the current revision
--   origin          varchar    reported | published | synthetic
--   accepted_at     timestamp  when the current revision was accepted, naive UTC
--   batch_id        bigint     the current revision
--   warnings        bigint     warnings of the current revision
--   unexplained     bigint     those of them without a reason
-- Order:  form_code, region_code.

with expected as (
    select
        unnest($form_codes::varchar[]) as form_code,
        unnest($region_codes::varchar[]) as region_code
),

batches as (
    select
        form_code,
        region_code,
        received_on,
        accepted_at,
        state,
        revision,
        origin,
        batch_id,
        state <> 'withdrawn' as stands
    from journal.batch
    where period = $period
),

-- A withdrawn revision is shown only where no other one is left.
current_revisions as (
    select
        form_code,
        region_code,
        state,
        revision,
        origin,
        accepted_at,
        batch_id,
        stands
    from batches
    qualify row_number() over (
        partition by form_code, region_code
        order by stands desc, revision desc, batch_id desc
    ) = 1
),

first_revisions as (
    select
        form_code,
        region_code,
        arg_min(accepted_at, revision) as first_accepted,
        arg_min_null(received_on, revision) as received_on
    from batches
    where stands
    group by form_code, region_code
),

warnings as (
    select
        finding.batch_id,
        count(*) as warnings,
        count(*) filter (where coalesce(finding.reason, '') = '') as unexplained
    from journal.finding as finding
    inner join current_revisions on finding.batch_id = current_revisions.batch_id
    where finding.severity = 'warning'
    group by finding.batch_id
)

select
    coalesce(expected.form_code, current_revisions.form_code) as form_code,
    coalesce(expected.region_code, current_revisions.region_code) as region_code,
    expected.form_code is not null as expected,
    coalesce(current_revisions.stands, false) as received,
    first_revisions.received_on,
    first_revisions.first_accepted,
    current_revisions.state,
    current_revisions.revision,
    current_revisions.origin,
    current_revisions.accepted_at,
    current_revisions.batch_id,
    coalesce(warnings.warnings, 0) as warnings,
    coalesce(warnings.unexplained, 0) as unexplained
from expected
full outer join current_revisions
    on expected.form_code = current_revisions.form_code and expected.region_code = current_revisions.region_code
left join first_revisions
    on
        current_revisions.form_code = first_revisions.form_code
        and current_revisions.region_code = first_revisions.region_code
left join warnings on current_revisions.batch_id = warnings.batch_id
order by form_code, region_code
