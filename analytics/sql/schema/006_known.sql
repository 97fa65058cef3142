-- What the journal knew at a moment, for everything that reads lists. Times are naive UTC; a moment
-- of null is now. Both are table macros: a query selects from them like from a table.

-- Grain: form x region x period, the revision that counted at the moment: the highest that was
-- accepted by then and not withdrawn by then.
create macro journal.returns_known(moment) as table (
    with withdrawals as (
        select
            batch_id,
            max_by(action, ("at", rowid)) as last_action  -- noqa: RF06
        from journal.audit
        where
            action in ('withdrawn', 'restored')
            and (moment::timestamp is null or "at" <= moment::timestamp)  -- noqa: RF06
        group by batch_id
    )

    select
        batch.batch_id,
        batch.form_code,
        batch.region_code,
        batch.period,
        batch.revision,
        batch.origin,
        batch.source,
        batch.file_name,
        batch.sha256,
        batch.actor,
        batch.accepted_at
    from journal.batch
    left join withdrawals on batch.batch_id = withdrawals.batch_id
    where
        (moment::timestamp is null or batch.accepted_at <= moment::timestamp)
        and coalesce(withdrawals.last_action, 'restored') <> 'withdrawn'
    qualify
        batch.revision = max(batch.revision) over (
            partition by batch.form_code, batch.region_code, batch.period
        )
);

-- Grain: form x region: the last return of a year, from its beginning up to a period (2015Q3). Lists
-- are told anew in each return, from 1 January on or as they stand, so the last one says everything.
create macro journal.lists_known(form_codes, until_period, moment) as table (
    select *
    from journal.returns_known(moment)
    where
        list_contains(form_codes::varchar[], form_code)
        and left(period, 4) = left(until_period::varchar, 4)
        and period <= until_period::varchar
    qualify period = max(period) over (partition by form_code, region_code)
);
