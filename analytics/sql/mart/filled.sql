-- What:   what one part of the mart was last filled from.
-- Grain:  one row, or none.
-- Parameters:
--   $part  varchar  registers | region_quarter
-- Columns:
--   digest    varchar  SHA-256 of the rows it was filled from; may be empty
--   batch_id  bigint   the last batch at that time
-- Order:  one row.

select
    digest,
    batch_id
from mart.filled
where part = $part
