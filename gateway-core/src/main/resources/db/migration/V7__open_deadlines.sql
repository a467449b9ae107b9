-- A date in a year whose working days are not published yet is not known, and not guessed: it is entered when the year's file is
-- there. See docs/deadlines.md.
ALTER TABLE deadline ALTER COLUMN due_on DROP NOT NULL;
CREATE INDEX deadline_open ON deadline (rule) WHERE due_on IS NULL;
