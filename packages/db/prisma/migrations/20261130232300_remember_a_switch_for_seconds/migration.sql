-- The answer of a switch holds the only copy of the session's fresh token; when it is lost on the way, the person would be
-- signed out. For some seconds a session knows the hash of the token that it had before, so that the same request, sent
-- again, can be answered with the same fresh token. The token itself is nowhere: the server makes it again from what the
-- request brings and its own secret.

ALTER TABLE identity.session
  ADD previous_token text CHECK (previous_token ~ '^[0-9a-f]{64}$'),
  ADD switched_at    timestamptz,
  ADD CHECK ((previous_token IS NULL) = (switched_at IS NULL));
