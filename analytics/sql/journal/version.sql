-- What:   the data version: it grows with each batch and with each later change that a page can show.
--         Signing in, exporting and looking leave it as it is.
-- Grain:  one row.
-- Parameters: none.
-- Columns:
--   version  bigint  the id of the last batch plus the number of later changes; 0 in an empty store
-- Order:  one row.

select
    (select coalesce(max(batch_id), 0) from journal.batch)
    + (
        select count(*)
        from journal.audit
        where
            action in (
                'withdrawn', 'restored', 'approved', 'returned', 'answered',
                'locked', 'unlocked', 'exception', 'exception_ended', 'mapping_confirmed',
                'targets_accepted', 'pair_marked'
            )
    ) as version
