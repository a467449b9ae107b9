-- Transfers, suspected crimes, clues. See docs/transfers.md and the package transfers.

-- Two more ways out to a province, and what goes there.
ALTER TABLE delivery DROP CONSTRAINT delivery_channel_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_channel_check CHECK (channel IN
    ('ITEMS', 'OFFICERS', 'PLANS', 'TASKS', 'RESULTS', 'PENALTIES', 'LICENCES', 'BEHAVIOURS', 'TRANSFERS', 'SANCTION_FEEDBACK')) NOT VALID;
ALTER TABLE record DROP CONSTRAINT record_kind_check;
ALTER TABLE record ADD CONSTRAINT record_kind_check CHECK (kind IN
    ('RESULT', 'PENALTY', 'LICENCE', 'PLAN', 'TASK', 'ITEM', 'OFFICER', 'TRANSFER', 'FEEDBACK')) NOT VALID;
