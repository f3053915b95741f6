-- Marks that the reviewers of a campaign were reminded, mails those who have something left to decide, in their language, and
-- records it. False if they were reminded meanwhile, or nothing is left.
--   mails   subject and body by language
CREATE FUNCTION authz.remind_reviewers(org uuid, review uuid, days integer, mails jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about access_review;
  people integer;
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE access_review r SET warned_days = remind_reviewers.days
    WHERE r.org_id = org AND r.id = review AND r.closed_at IS NULL AND r.due_at > now()
      AND remind_reviewers.days < coalesce(r.warned_days, 8)
    RETURNING r.* INTO about;
  IF about.id IS NULL OR NOT EXISTS (SELECT FROM access_review_item i
    WHERE i.org_id = org AND i.review_id = review AND i.decision IS NULL) THEN RETURN false; END IF;
  INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
    SELECT org, about.workspace_id, 'mail', u.email, m.mail ->> 'subject', m.mail ->> 'body', jsonb_build_object('about', 'access_review')
    FROM authz.reviewers_of(org, about.workspace_id, about.reviewers, about.reviewer_role) x
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND u.suspended_at IS NULL
    LEFT JOIN workspace w ON w.org_id = org
      AND CASE WHEN about.workspace_id IS NULL THEN w.is_default AND w.default_for IS NULL ELSE w.id = about.workspace_id END
    CROSS JOIN LATERAL (SELECT coalesce(mails -> coalesce(u.locale, w.locale), mails -> w.locale, mails -> 'en') AS mail) m
    ORDER BY u.email;
  GET DIAGNOSTICS people = ROW_COUNT;
  PERFORM audit.append_system(org, about.workspace_id, 'review.due', 'access_review', review::text, about.name, NULL,
    json_build_object('days', days, 'people', people)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.remind_reviewers(uuid, uuid, integer, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remind_reviewers(uuid, uuid, integer, jsonb) TO bailiwick_worker;
