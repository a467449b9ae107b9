-- How many rows a bucket has, so that a night need not count its register.
ALTER TABLE register_bucket ADD COLUMN rows bigint NOT NULL DEFAULT 0;
UPDATE register_bucket b SET rows = c.rows
  FROM (SELECT province, 'SUBJECTS' AS stream, bucket, count(*) AS rows FROM subject GROUP BY province, bucket
        UNION ALL
        SELECT province, upper(kind), bucket, count(*) FROM list_entry GROUP BY province, kind, bucket) c
 WHERE c.province = b.province AND c.stream = b.stream AND c.bucket = b.bucket;

-- Room for a new version of a row beside the old one.
DO $$
DECLARE partition text;
BEGIN
    FOR partition IN SELECT c.relname FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
                      WHERE c.relkind = 'r' AND (c.relname LIKE 'subject\_%' OR c.relname LIKE 'list\_entry\_%')
    LOOP
        EXECUTE format('ALTER TABLE %I SET (fillfactor = 90)', partition);
    END LOOP;
END
$$;
