-- Who is invited can say no: an invitation that was declined is settled, and frees its seat like every other that is.

ALTER TABLE invitation
  DROP CONSTRAINT invitation_state_check,
  ADD CONSTRAINT invitation_state_check CHECK (state IN ('pending', 'accepted', 'declined', 'revoked', 'expired'));
