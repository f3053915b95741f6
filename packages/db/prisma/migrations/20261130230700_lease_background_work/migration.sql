-- Background work under leases, in one form for all of it (decision 036): whoever takes a piece of work writes a token and
-- an end into its row, does the work outside of a transaction, and settles it only while the token is still there. What
-- a process held that died is due again when its lease ends, by the database's clock.
--
-- Tasks come round again and again; mails are done once. The job queue's own schema is not needed any more: what it held
-- was when to run what, which the tasks make anew at the next start.

CREATE TABLE task (
  name         text PRIMARY KEY,
  due_at       timestamptz NOT NULL DEFAULT now(),
  lease        uuid,
  leased_until timestamptz,
  -- How often it was begun since it last succeeded.
  attempts     integer NOT NULL DEFAULT 0,
  last_error   text,
  started_at   timestamptz,
  finished_at  timestamptz,
  took_ms      integer,
  CHECK ((lease IS NULL) = (leased_until IS NULL))
);
GRANT SELECT, INSERT, UPDATE ON task TO bailiwick_worker;

ALTER TABLE outbox
  ADD lease        uuid,
  ADD leased_until timestamptz,
  ADD CHECK ((lease IS NULL) = (leased_until IS NULL));
GRANT UPDATE (lease, leased_until) ON outbox TO bailiwick_worker;

DROP SCHEMA pgboss CASCADE;
