-- What:   forgets what one part of the mart was filled from.
-- Grain:  one row, or none.
-- Parameters:
--   $part  varchar  registers | region_quarter
-- Columns: none.

delete from mart.filled
where part = $part
