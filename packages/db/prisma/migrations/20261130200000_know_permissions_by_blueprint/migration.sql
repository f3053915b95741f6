-- What a blueprint's kinds of resources allow is declared in the blueprint, under bits of its own: the same bit is another
-- permission in another blueprint. authz.permission keeps the control plane's own.
CREATE TABLE authz.blueprint_permission (
  blueprint text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  bit       smallint NOT NULL CHECK (bit BETWEEN 128 AND 255),
  name      text NOT NULL,
  level     text NOT NULL CHECK (level IN ('organization', 'workspace')),
  PRIMARY KEY (blueprint, bit),
  UNIQUE (blueprint, name)
);

-- The permissions of each level, the blueprint's own among them.
CREATE TABLE authz.blueprint_level_mask (
  blueprint   text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  level       text NOT NULL CHECK (level IN ('platform', 'organization', 'workspace')),
  permissions bit(256) NOT NULL,
  PRIMARY KEY (blueprint, level)
);

-- Which permissions can be used while a workspace is in a state. What is not about one workspace holds in every state, but
-- where the workspace is all there is of its organization.
CREATE TABLE authz.blueprint_state_mask (
  blueprint   text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  state       text NOT NULL CHECK (state IN ('active', 'archived', 'pending_deletion')),
  permissions bit(256) NOT NULL,
  PRIMARY KEY (blueprint, state)
);

GRANT SELECT ON authz.blueprint_permission, authz.blueprint_level_mask, authz.blueprint_state_mask
  TO bailiwick_app, bailiwick_worker;

DROP TABLE authz.level_mask, authz.state_mask;

-- The first release had the kinds' permissions among the control plane's. Roles that hold one get what it became: who
-- could write a kind creates, updates and deletes it. The bits that they had are never given to anything else.
DELETE FROM authz.permission WHERE bit BETWEEN 39 AND 43 OR bit BETWEEN 64 AND 79;

WITH became (blueprint, bit, bits) AS (
  VALUES
    ('ai-governance', 39, ARRAY[128]), ('ai-governance', 40, ARRAY[129, 130, 131]),
    ('ai-governance', 41, ARRAY[136]), ('ai-governance', 42, ARRAY[137, 138, 139]),
    ('ai-governance', 64, ARRAY[144]), ('ai-governance', 65, ARRAY[145, 146, 147]),
    ('ai-governance', 66, ARRAY[152]), ('ai-governance', 67, ARRAY[153, 154, 155]),
    ('ai-governance', 68, ARRAY[160]),
    ('data-security', 43, ARRAY[132]),
    ('data-security', 69, ARRAY[128]), ('data-security', 70, ARRAY[129, 130, 131]),
    ('data-security', 71, ARRAY[136]), ('data-security', 72, ARRAY[140]), ('data-security', 73, ARRAY[144]),
    ('data-security', 74, ARRAY[152]), ('data-security', 75, ARRAY[153, 154, 155]),
    ('data-security', 64, ARRAY[160]), ('data-security', 65, ARRAY[161, 162, 163]),
    ('data-security', 76, ARRAY[168]),
    ('ai-tracing', 77, ARRAY[128]), ('ai-tracing', 78, ARRAY[129, 130, 131]), ('ai-tracing', 79, ARRAY[136])
), emptied AS (
  SELECT bit_or(set_bit(repeat('0', 256)::bit(256), b, 1)) AS bits
  FROM generate_series(39, 79) b WHERE b < 44 OR b > 63
)
UPDATE public.role r
SET permissions = (r.permissions & ~e.bits) | coalesce((
  SELECT bit_or(set_bit(repeat('0', 256)::bit(256), n, 1)) FROM became w, unnest(w.bits) n
  WHERE w.blueprint = o.blueprint AND get_bit(r.permissions, w.bit) = 1
), repeat('0', 256)::bit(256))
FROM public.organization o, emptied e
WHERE o.id = r.org_id AND (r.permissions & e.bits) <> repeat('0', 256)::bit(256);
