-- What:   the agreements with partners as known at a moment, from the last list of a year up to a period,
--         each with its state on the period's last day.
-- Grain:  agreement.
-- Parameters:
--   $form_codes     varchar[]  the forms that hold the list
--   $until          varchar    the period (2015Q3); lists of its year up to it
--   $moment         timestamp  as known then, naive UTC; null: now
--   $last_day       date       the last day of the period
--   $next_last_day  date       the last day of the quarter after it
-- Columns:
--   unit_code      varchar    reporting unit
--   form_code      varchar    form of the return
--   period         varchar    period of the return that held the list, 2015Q1
--   batch_id       bigint     the batch
--   place          bigint     its place in the list of the batch, from 1
--   revision       integer    revision of the return
--   origin         varchar    reported | published | synthetic
--   source         varchar    where the return comes from, in words
--   file_name      varchar    workbook that the row comes from; 'zm:page': typed on a page
--   sha256         varchar    of the kept file; empty where there is none
--   actor          varchar    who had that workbook (or row) accepted
--   accepted_at    timestamp  when, naive UTC
--   sheet          varchar    sheet of the workbook
--   row            integer    its row, counted from 1
--   cells          varchar    the cell of each value, JSON
--   kind           varchar    business | ngo | vocational_school | enterprise
--   name           varchar    the partner
--   agreement      varchar    number and title
--   signed_on      date       the day of signing
--   ends_on        date       the last day in force; null: without end
--   subject        varchar    what the partner does
--   money          double     million tenge since 1 January
--   children       double     children reached on the last day
--   note           varchar    a remark
--   state_on_day   varchar    in_force | ending (in force, ends by the end of the next quarter) | ended |
--                             not_yet (signed after the last day)
--   disagreements  varchar    where the list contradicts itself: 'signed_after_period;ends_before_signing'
-- Order:  unit_code, period, as in the file.

select
    returned.region_code as unit_code,
    returned.form_code,
    returned.period,
    returned.batch_id,
    row_number() over (partition by returned.batch_id order by partner.rowid) as place,
    returned.revision,
    returned.origin,
    file_of.source,
    file_of.file_name,
    file_of.sha256,
    file_of.actor,
    file_of.accepted_at,
    partner.sheet,
    partner."row",  -- noqa: RF06
    partner.cells,
    partner.kind,
    partner.name,
    partner.agreement,
    partner.signed_on,
    partner.ends_on,
    partner.subject,
    partner.money,
    partner.children,
    partner.note,
    case
        when partner.signed_on > $last_day::date then 'not_yet'
        when partner.ends_on < $last_day::date then 'ended'
        when partner.ends_on <= $next_last_day::date then 'ending'
        else 'in_force'
    end as state_on_day,
    concat_ws(
        ';',
        case when partner.signed_on > $last_day::date then 'signed_after_period' end,
        case when partner.ends_on < partner.signed_on then 'ends_before_signing' end
    ) as disagreements
from journal.lists_known($form_codes, $until, $moment) as returned
inner join journal.partner as partner on returned.batch_id = partner.batch_id
left join journal.row_source as row_source
    on
        row_source.list_code = 'partner'
        and partner.batch_id = row_source.batch_id
        and partner.sheet = row_source.sheet
        and partner."row" = row_source."row"  -- noqa: RF06
inner join journal.batch as file_of
    on coalesce(row_source.source_batch_id, partner.batch_id) = file_of.batch_id
order by returned.region_code asc, returned.period asc, returned.batch_id asc, place asc
