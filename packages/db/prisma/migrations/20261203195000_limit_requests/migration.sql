-- The requests that a credential or an address has left, shared by all processes. Unlogged: losing it in a crash is harmless.
CREATE UNLOGGED TABLE identity.request_budget (
  key       text PRIMARY KEY CHECK (char_length(key) <= 200),
  -- Below zero after a process took more than there was.
  remaining double precision NOT NULL,
  -- When that was; it has grown since.
  at        timestamptz NOT NULL,
  -- When it will have grown to the most that there can be.
  full_at   timestamptz NOT NULL
);
CREATE INDEX request_budget_full ON identity.request_budget (full_at);
