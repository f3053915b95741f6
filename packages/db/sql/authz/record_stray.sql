-- Records that a key was refused because of the network that it came from, as its own attempt; once a minute at most, so that
-- no one fills a log from outside. The key of an instance has no organization: its row has it. Nothing for any other
-- credential.
CREATE FUNCTION authz.record_stray(token_hash text, ip text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stray key;
  entry audit_entry;
BEGIN
  SELECT k.* INTO stray FROM key_secret s JOIN key k ON k.org_id = s.org_id AND k.id = s.key_id
    WHERE s.hash = token_hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
      AND (s.expires_at IS NULL OR s.expires_at > now()) AND NOT authz.is_within(record_stray.ip, k.ip_ranges);
  IF stray.id IS NULL THEN
    UPDATE identity.instance_key k SET refused_at = date_trunc('minute', now()), refused_ip = record_stray.ip
      FROM identity.instance_key_secret s
      WHERE s.hash = token_hash AND k.id = s.key_id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        AND (s.expires_at IS NULL OR s.expires_at > now()) AND NOT authz.is_within(record_stray.ip, k.ip_ranges)
        AND (k.refused_at IS NULL OR k.refused_at < date_trunc('minute', now()));
    RETURN;
  END IF;
  PERFORM authz.lock_organization(stray.org_id);
  INSERT INTO key_use AS u (org_id, key_id, refused_at, refused_ip)
    VALUES (stray.org_id, stray.id, date_trunc('minute', now()), record_stray.ip)
    ON CONFLICT (org_id, key_id) DO UPDATE SET refused_at = excluded.refused_at, refused_ip = excluded.refused_ip
      WHERE u.refused_at IS NULL OR u.refused_at < excluded.refused_at;
  IF NOT FOUND THEN RETURN; END IF;
  entry.org_id := stray.org_id;
  entry.workspace_id := stray.workspace_id;
  entry.via := CASE WHEN stray.workspace_id IS NULL THEN 'organization' ELSE 'workspace' END;
  entry.actor_kind := 'key';
  entry.actor_id := stray.id;
  entry.actor_name := stray.name;
  entry.ip := record_stray.ip;
  entry.action := CASE WHEN stray.workspace_id IS NULL THEN 'organization.key_used' ELSE 'key.used' END;
  entry.target_kind := 'key';
  entry.target_id := stray.id::text;
  entry.target_name := stray.name;
  entry.outcome := 'refused';
  PERFORM audit.write(entry);
END
$$;

REVOKE ALL ON FUNCTION authz.record_stray(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.record_stray(text, text) TO bailiwick_app;
