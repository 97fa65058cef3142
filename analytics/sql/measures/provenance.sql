-- What:   the reported figures behind one value, with the file, the cell and the person behind each.
-- Grain:  asked figure: role x indicator x unit x period; one row also where nothing was reported.
-- Parameters:
--   $roles            varchar[]  numerator | denominator; together with the next three lists one row a figure
--   $indicator_codes  varchar[]  reported indicator
--   $unit_codes       varchar[]  unit that reports it
--   $period_keys      integer[]  period of the return
-- Columns:
--   role              varchar    as asked
--   indicator_code    varchar    as asked
--   unit_code         varchar    as asked
--   period_key        integer    as asked
--   value             double     as reported, in the unit of the indicator; null where it is no number
--   status            varchar    number | none | blank | not_available | confidential | error | text | missing
--   form_code         varchar    form of the return
--   batch_id          bigint     the revision that holds the figure
--   revision          integer    its number
--   file_name         varchar    name of the workbook
--   sha256            varchar    of the kept file; empty where there is none
--   sheet             varchar    sheet of the workbook
--   cell              varchar    cell, or a sum of cells (G12+G13)
--   actor             varchar    who had it accepted
--   accepted_at       timestamp  when, naive UTC
--   origin            varchar    reported | published | synthetic
--   source            varchar    where the figures come from, in words
--   findings          bigint     warnings and notes of the file about this figure
--   findings_explained  bigint   those of them that somebody explained
-- Order:  as asked.

with asked as (
    select
        unnest($roles::varchar[]) as role,
        unnest($indicator_codes::varchar[]) as indicator_code,
        unnest($unit_codes::varchar[]) as unit_code,
        unnest($period_keys::integer[]) as period_key,
        unnest(range(len($roles::varchar[]))) as place
),

keyed as (
    select
        asked.*,
        indicator.indicator_key,
        unit.unit_key
    from asked
    inner join mart.indicator as indicator on asked.indicator_code = indicator.indicator_code
    inner join mart.unit as unit on asked.unit_code = unit.unit_code
),

facts as (
    select *
    from mart.region_quarter
    where
        indicator_key in (select indicator_key from keyed)
        and period_key in (select period_key from keyed)
),

figures as (
    select
        keyed.*,
        facts.reported,
        facts.status,
        facts.batch_id,
        facts.sheet,
        facts.cell,
        facts.origin
    from keyed
    left join facts
        on
            keyed.indicator_key = facts.indicator_key
            and keyed.unit_key = facts.unit_key
            and keyed.period_key = facts.period_key
),

-- A finding belongs to a figure by its indicator, or by its cell where it names no indicator.
findings as (
    select
        figures.place,
        figures.batch_id,
        count(*) as findings,
        count(*) filter (where finding.explanation is not null) as explained
    from figures
    inner join journal.explained_finding as finding
        on
            figures.batch_id = finding.batch_id
            and (
                figures.indicator_code = finding.indicator_code
                or (
                    finding.indicator_code is null
                    and figures.sheet = finding.sheet
                    and figures.cell = finding.cell
                )
            )
    group by figures.place, figures.batch_id
)

select
    figures.role,
    figures.indicator_code,
    figures.unit_code,
    figures.period_key,
    figures.reported as value,
    coalesce(figures.status, 'missing') as status,
    batch.form_code,
    figures.batch_id,
    batch.revision,
    batch.file_name,
    batch.sha256,
    figures.sheet,
    figures.cell,
    batch.actor,
    batch.accepted_at,
    figures.origin,
    batch.source,
    coalesce(findings.findings, 0) as findings,
    coalesce(findings.explained, 0) as findings_explained
from figures
left join journal.batch as batch on figures.batch_id = batch.batch_id
left join findings on figures.place = findings.place and figures.batch_id = findings.batch_id
order by figures.place, figures.batch_id
