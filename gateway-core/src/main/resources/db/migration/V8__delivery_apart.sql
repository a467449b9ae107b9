-- A delivery changes its state three times, its content never: apart, it is not copied each time.
-- Locked first: what another process wrote after the copy would go with the column.
LOCK TABLE delivery IN ACCESS EXCLUSIVE MODE;
CREATE TABLE delivery_content (
    delivery_id bigint PRIMARY KEY,    -- no foreign key: it would be looked up for each of thousands written together
    content     text   NOT NULL        -- JSON of the SPI record
);
INSERT INTO delivery_content SELECT id, content FROM delivery;
ALTER TABLE delivery DROP COLUMN content;

-- The order, apart from the key: only the index of what waits has it. Walking the key would pass all that is done.
ALTER TABLE delivery ADD COLUMN place bigint GENERATED ALWAYS AS (id) STORED;
ALTER TABLE delivery SET (autovacuum_vacuum_scale_factor = 0.02);
DROP INDEX delivery_pending;
CREATE INDEX delivery_pending ON delivery (province, channel, batch_group, place) WHERE state = 'PENDING';

-- The column that tells rows apart stands first: of a table it knows nothing of, PostgreSQL takes every index of the same first
-- columns for equally good.
DROP INDEX delivery_open;
CREATE INDEX delivery_open ON delivery (lane, channel, province, place) WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR');
ALTER TABLE delivery DROP CONSTRAINT delivery_province_channel_external_id_key;
ALTER TABLE delivery ADD CONSTRAINT delivery_external UNIQUE (external_id, channel, province);
DROP INDEX delivery_batch;
CREATE INDEX delivery_batch ON delivery (push_batch) WHERE state IN ('CLAIMED', 'SENT', 'UNCLEAR');

-- Written in the transaction of their record or batch, which nothing ever removes. The check would look each record up by a plan that a
-- connection made while the table was small.
ALTER TABLE delivery DROP CONSTRAINT delivery_record_id_fkey;
ALTER TABLE delivery DROP CONSTRAINT delivery_push_batch_fkey;
ALTER TABLE deadline DROP CONSTRAINT deadline_record_id_fkey;
