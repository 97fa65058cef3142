-- What:   the measures of the Regional Plans as known at a moment, from the last list of a year up to a
--         period, each with its state on the period's last day.
-- Grain:  measure.
-- Parameters:
--   $form_codes     varchar[]  the forms that hold the list
--   $until          varchar    the period (2015Q3); lists of its year up to it
--   $moment         timestamp  as known then, naive UTC; null: now
--   $last_day       date       the last day of the period
--   $next_last_day  date       the last day of the quarter after it
-- Columns:
--   unit_code         varchar    reporting unit
--   form_code         varchar    form of the return
--   period            varchar    period of the return that held the list, 2015Q1
--   batch_id          bigint     the batch
--   place             bigint     its place in the list of the batch, from 1
--   revision          integer    revision of the return
--   origin            varchar    reported | published | synthetic
--   source            varchar    where the return comes from, in words
--   file_name         varchar    workbook that the row comes from; 'zm:page': typed on a page
--   sha256            varchar    of the kept file; empty where there is none
--   actor             varchar    who had that workbook (or row) accepted
--   accepted_at       timestamp  when, naive UTC
--   sheet             varchar    sheet of the workbook
--   row               integer    its row, counted from 1
--   cells             varchar    the cell of each value, JSON
--   measure           varchar    what is to be done
--   agency            varchar    who answers for it
--   starts_on         date       the first day
--   due_on            date       the last day of the term
--   done_on           date       the day on which it was done
--   budget_money      double     million tenge from the budget
--   other_money       double     million tenge from elsewhere
--   moves_indicator   varchar    code of the indicator that it is to move
--   state             varchar    as listed: planned | running | done | cancelled
--   evidence          varchar    what proves it
--   state_on_day      varchar    done_on_time | done_late | done_undated | overdue | due_now | due_next |
--                                running | planned | cancelled
--   is_due            boolean    its term ended by the last day, and it is not cancelled
--   days_overdue      bigint     days since the term, of an overdue one; else null
--   without_evidence  boolean    done, and nothing proves it
--   disagreements     varchar    where the list contradicts itself: 'done_after_period;done_unsaid'
-- Order:  unit_code, period, as in the file.

-- A measure is done on the last day where the list says so and gives no later date; in doubt it is not
-- done, and the contradiction is told. What is due on the last day itself is not overdue yet.
with listed as (
    select
        returned.region_code as unit_code,
        returned.form_code,
        returned.period,
        returned.batch_id,
        row_number() over (partition by returned.batch_id order by plan_measure.rowid) as place,
        returned.revision,
        returned.origin,
        file_of.source,
        file_of.file_name,
        file_of.sha256,
        file_of.actor,
        file_of.accepted_at,
        plan_measure.sheet,
        plan_measure."row",  -- noqa: RF06
        plan_measure.cells,
        plan_measure.measure,
        plan_measure.agency,
        plan_measure.starts_on,
        plan_measure.due_on,
        plan_measure.done_on,
        plan_measure.budget_money,
        plan_measure.other_money,
        plan_measure.moves_indicator,
        plan_measure.state,
        plan_measure.evidence,
        coalesce(
            plan_measure.state = 'done'
            and coalesce(plan_measure.done_on, $last_day::date) <= $last_day::date,
            false
        ) as is_done
    from journal.lists_known($form_codes, $until, $moment) as returned
    inner join journal.plan_measure as plan_measure on returned.batch_id = plan_measure.batch_id
    left join journal.row_source as row_source
        on
            row_source.list_code = 'plan_measure'
            and plan_measure.batch_id = row_source.batch_id
            and plan_measure.sheet = row_source.sheet
            and plan_measure."row" = row_source."row"  -- noqa: RF06
    inner join journal.batch as file_of
        on coalesce(row_source.source_batch_id, plan_measure.batch_id) = file_of.batch_id
)

select
    unit_code,
    form_code,
    period,
    batch_id,
    place,
    revision,
    origin,
    source,
    file_name,
    sha256,
    actor,
    accepted_at,
    sheet,
    "row",  -- noqa: RF06
    cells,
    measure,
    agency,
    starts_on,
    due_on,
    done_on,
    budget_money,
    other_money,
    moves_indicator,
    state,
    evidence,
    case
        when state = 'cancelled' then 'cancelled'
        when is_done and done_on is null then 'done_undated'
        when is_done and done_on > due_on then 'done_late'
        when is_done then 'done_on_time'
        when due_on < $last_day::date then 'overdue'
        when due_on = $last_day::date then 'due_now'
        when due_on <= $next_last_day::date then 'due_next'
        when state in ('running', 'done') then 'running'
        else 'planned'
    end as state_on_day,
    coalesce(due_on <= $last_day::date and state <> 'cancelled', false) as is_due,
    case when state_on_day = 'overdue' then $last_day::date - due_on end as days_overdue,
    is_done and nullif(trim(evidence), '') is null as without_evidence,
    concat_ws(
        ';',
        case when state = 'done' and done_on > $last_day::date then 'done_after_period' end,
        case when state in ('planned', 'running') and done_on is not null then 'done_unsaid' end,
        case when state = 'cancelled' and done_on is not null then 'cancelled_but_done' end,
        case when state = 'planned' and starts_on < $last_day::date then 'begun_but_planned' end,
        case when state = 'running' and starts_on > $last_day::date then 'running_before_start' end,
        case when due_on < starts_on then 'due_before_start' end,
        case when done_on < starts_on then 'done_before_start' end
    ) as disagreements
from listed
order by unit_code asc, period asc, batch_id asc, place asc
