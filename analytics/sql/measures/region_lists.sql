-- What:   the last returns with lists that some units sent in a year, each with what its lists add up to.
-- Grain:  return (unit x form).
-- Parameters:
--   $form_codes    varchar[]  forms that hold lists
--   $unit_codes    varchar[]  reporting units
--   $until_period  varchar    the last period of the year that counts (2025Q3)
--   $moment        timestamp  as known at, naive UTC; null: now
-- Columns:
--   unit_code            varchar    reporting unit
--   form_code            varchar    form
--   period               varchar    period of the return, 2025Q3
--   batch_id             bigint     the batch
--   origin               varchar    reported | synthetic | published
--   file_name            varchar    file of the return
--   sha256               varchar    digest of the kept file
--   actor                varchar    who sent it
--   accepted_at          timestamp  when it was accepted, naive UTC
--   measures             bigint     plan measures listed
--   events               bigint     events since 1 January
--   joint_events         bigint     of them held jointly by education and police
--   children             double     children at these events, each event counted; null where none was told
--   registered_children  double     of them on the police register; null where none was told
--   agreements           bigint     agreements in force on the last day of the period
--   partner_money        double     million tenge since 1 January of all agreements; null where none was told
--   partner_children     double     children in their programmes; null where none was told
-- Order:  unit_code, form_code.

with known as (
    select
        *,
        last_day(make_date(left(period, 4)::integer, right(period, 1)::integer * 3, 1)) as list_day
    from journal.lists_known($form_codes::varchar[], $until_period::varchar, $moment::timestamp)
    where list_contains($unit_codes::varchar[], region_code)
),

measures_of_list as (
    select
        batch_id,
        count(*) as measures
    from journal.plan_measure
    group by batch_id
),

events_of_list as (
    select
        batch_id,
        count(*) as events,
        count(*) filter (where holder = 'joint') as joint_events,
        sum(children) as children,
        sum(registered_children) as registered_children
    from journal.event
    group by batch_id
),

partners_of_list as (
    select
        known.batch_id,
        count(*) filter (
            where
            partner.signed_on <= known.list_day
            and (partner.ends_on is null or partner.ends_on >= known.list_day)
        ) as agreements,
        -- Of all agreements, as on the page of partners: what was given stays given when one ends.
        sum(partner.money) as partner_money,
        sum(partner.children) filter (
            where
            partner.signed_on <= known.list_day
            and (partner.ends_on is null or partner.ends_on >= known.list_day)
        ) as partner_children
    from known
    inner join journal.partner as partner on known.batch_id = partner.batch_id
    group by known.batch_id
)

select
    known.region_code as unit_code,
    known.form_code,
    known.period,
    known.batch_id,
    known.origin,
    known.file_name,
    known.sha256,
    known.actor,
    known.accepted_at,
    coalesce(measures_of_list.measures, 0)::bigint as measures,
    coalesce(events_of_list.events, 0)::bigint as events,
    coalesce(events_of_list.joint_events, 0)::bigint as joint_events,
    events_of_list.children,
    events_of_list.registered_children,
    coalesce(partners_of_list.agreements, 0)::bigint as agreements,
    partners_of_list.partner_money,
    partners_of_list.partner_children
from known
left join measures_of_list on known.batch_id = measures_of_list.batch_id
left join events_of_list on known.batch_id = events_of_list.batch_id
left join partners_of_list on known.batch_id = partners_of_list.batch_id
order by known.region_code asc, known.form_code asc
