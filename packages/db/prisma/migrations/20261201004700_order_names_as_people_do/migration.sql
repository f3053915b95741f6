-- Names stand in the order of the root locale of ICU (CLDR), as people look for them: accents and case count only where the
-- letters are the same, so "Åsa" is among the As and "école" before "Zoe". Nothing of it depends on the database's own
-- locale, and cursors compare as the indexes do. Built into every server that has ICU; a start without it says so.
ALTER TABLE workspace ALTER COLUMN sort_name TYPE text COLLATE "und-x-icu";
ALTER TABLE organization_member ALTER COLUMN sort_name TYPE text COLLATE "und-x-icu";
ALTER TABLE member ALTER COLUMN sort_name TYPE text COLLATE "und-x-icu";
ALTER TABLE team ALTER COLUMN sort_name TYPE text COLLATE "und-x-icu";
ALTER TABLE team_member ALTER COLUMN sort_name TYPE text COLLATE "und-x-icu";
ALTER TABLE organization ADD COLUMN sort_name text COLLATE "und-x-icu" NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
ALTER TABLE role ADD COLUMN sort_name text COLLATE "und-x-icu" NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;

-- What a search looks in: the name without accents and case, so that "jose" finds "José" and "strasse" "Straße". Kept in the
-- row: taking the accents away takes longer than looking. The same is done to what is searched for by authz.search_key, which
-- cannot be named here, as functions are made anew with each release; a test holds the two together.
ALTER TABLE workspace ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE organization ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE organization_member ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE member ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE team ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE team_member ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
ALTER TABLE identity."user" ADD COLUMN search_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
  replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(name COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
) STORED;
