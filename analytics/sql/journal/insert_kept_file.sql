-- What:   notes a kept file, once per content.
-- Grain:  one row, or none where these bytes are noted already.
-- Parameters:
--   $sha256     varchar    64 hexadecimal digits
--   $file_name  varchar    name of the workbook
--   $size       bigint     bytes
--   $kept_at    timestamp  naive UTC
-- Columns: none.

insert into journal.kept_file (sha256, file_name, size, kept_at)
select
    $sha256,
    $file_name,
    $size,
    $kept_at
where not exists (
    select 1
    from journal.kept_file
    where sha256 = $sha256
)
