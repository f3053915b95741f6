-- Applies the features of a plan, if it is still the organization's (V40), to its integrations (V63), its connections and its
-- directory, too. False if it no longer is.
CREATE FUNCTION authz.reconcile_features(org uuid, plan_key text, wanted text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had text[];
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE organization o SET plan_pending = false WHERE o.id = org AND o.plan = plan_key AND o.plan_pending;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT coalesce(array_agg(f.feature ORDER BY f.feature), '{}') INTO had FROM organization_feature f WHERE f.org_id = org;
  DELETE FROM organization_feature f WHERE f.org_id = org AND f.feature <> ALL (wanted);
  INSERT INTO organization_feature (org_id, feature) SELECT org, unnest(wanted) ON CONFLICT DO NOTHING;
  SELECT coalesce(array_agg(w ORDER BY w), '{}') INTO wanted FROM unnest(wanted) w;
  IF had <> wanted THEN
    PERFORM audit.append_system(org, NULL, 'organization.features_reconciled', 'organization', org::text, plan_key,
      json_build_object('features', array_to_string(had, ', '))::text,
      json_build_object('features', array_to_string(wanted, ', '))::text);
  END IF;
  IF ('integrations' = ANY (had)) <> ('integrations' = ANY (wanted)) THEN
    PERFORM authz.switch_integrations(org, 'integrations' = ANY (wanted));
  END IF;
  IF ('sso' = ANY (had)) <> ('sso' = ANY (wanted)) THEN
    PERFORM authz.switch_connections(org, 'sso' = ANY (wanted));
  END IF;
  IF ('scim' = ANY (had)) <> ('scim' = ANY (wanted)) THEN
    PERFORM authz.switch_directory(org, 'scim' = ANY (wanted));
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.reconcile_features(uuid, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reconcile_features(uuid, text, text[]) TO bailiwick_worker;
