-- Running numbers of cd_batch (domain 3.6): unique within a day of fewer than 99,999 calls. A repeat would do no harm, since the
-- behaviours it marks have ids of their own.
CREATE SEQUENCE behaviour_mark MAXVALUE 99999 CYCLE;

-- Lists are read from the newest record on, or by what it came in with.
CREATE INDEX record_newest ON record (kind, submitted_at, id);
CREATE INDEX record_submission ON record (submission);
CREATE INDEX item_code ON item (code);
