-- A person chooses the language and the time zone in which they read, wherever they are signed in. Who chose none reads in
-- those of the workspace, or of their browser. Written by the owner's functions alone; the identity role reads the language
-- of whom it mails.

ALTER TABLE identity."user"
  ADD locale    text CHECK (locale ~ '^[a-z]{2}$'),
  ADD time_zone text CHECK (char_length(time_zone) BETWEEN 1 AND 64);
