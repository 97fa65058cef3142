-- What:   stores the measures of the Regional Plan of the table new_plan_measure, in its order.
-- Grain:  measure.
-- Parameters: none.
-- Columns: none.

insert into journal.plan_measure (
    batch_id, sheet, "row", cells,  -- noqa: RF06
    measure, agency, starts_on, due_on, budget_money, other_money, moves_indicator, state,
    done_on, evidence
)
select
    batch_id,
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
from new_plan_measure
