-- Holds a new resource to the declaration of its kind: it is of a kind of which there are few, stands under a parent of the
-- kind that is declared, and its root is in a workspace or is the organization's, as declared; one of either level starts in a workspace. What decides this never
-- changes afterwards: the application can't write those columns.
CREATE FUNCTION authz.resource_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  declared authz.blueprint_kind;
  parent_kind text;
  root resource_root;
BEGIN
  SELECT k.* INTO declared FROM organization o
    JOIN authz.blueprint_kind k ON k.blueprint = o.blueprint AND k.key = new.kind AND k.volume = 'few'
    WHERE o.id = new.org_id;
  SELECT p.kind INTO parent_kind FROM resource p WHERE p.org_id = new.org_id AND p.id = new.parent_id;
  SELECT r.* INTO root FROM resource_root r WHERE r.org_id = new.org_id AND r.id = new.root_id;
  IF declared.key IS NULL OR declared.parent IS DISTINCT FROM parent_kind
    OR (new.parent_id IS NULL AND (root.kind <> new.kind OR (declared.level = 'organization') <> (root.workspace_id IS NULL)))
  THEN
    RAISE EXCEPTION 'a % can not be here', new.kind USING ERRCODE = '23514';
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.resource_guard() FROM PUBLIC;

CREATE TRIGGER resource_guard BEFORE INSERT ON resource FOR EACH ROW EXECUTE FUNCTION authz.resource_guard();
