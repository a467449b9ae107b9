-- Of V9: when sessions end, and tokens of departments' systems. See docs/access.md.

-- A session is good for the generation it began in: a new password, other roles, or leaving ends all that are open.
ALTER TABLE person ADD COLUMN generation integer NOT NULL DEFAULT 0;

-- OAuth2 client credentials: good for an hour, as long as the key it was asked with is, and from where that may come. Only the SHA-256 is
-- kept (it is 256 random bits).
CREATE TABLE access_token (
    token_hash bytea       PRIMARY KEY,
    client     text        COLLATE "C" NOT NULL REFERENCES client,
    scopes     text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    expires_at timestamptz NOT NULL
);
CREATE INDEX access_token_client ON access_token (client, expires_at);
ALTER TABLE access_token ENABLE ROW LEVEL SECURITY;
CREATE POLICY gateway ON access_token TO provgate_gateway USING (true);
