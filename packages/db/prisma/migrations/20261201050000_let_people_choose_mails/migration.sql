-- A person turns off the kinds of mail that they do not want. What is here is not sent; the kinds that can be turned off are
-- the domain's, and mails about the account and invitations are not among them. Written by the owner's functions alone.

ALTER TABLE identity."user"
  ADD mails_off text[] NOT NULL DEFAULT '{}' CHECK (cardinality(mails_off) <= 50);
