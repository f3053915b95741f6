-- Mail that identity sends (verification, reset) belongs to no organization.
CREATE FUNCTION public.outbox_mail(recipient text, subject text, body text, about text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (kind, recipient, subject, body_text, payload)
  VALUES ('mail', recipient, subject, body, jsonb_build_object('about', about)) RETURNING id
$$;

REVOKE ALL ON FUNCTION public.outbox_mail(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.outbox_mail(text, text, text, text) TO bailiwick_identity;
