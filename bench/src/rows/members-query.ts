/** The first page of members.list, with ids for its workspace; plans.txt has what the API itself runs. */
export const membersQuery = `SELECT user_id AS "userId", name, email, role, active, created_at::text AS since, sort_name AS place
  FROM member WHERE org_id = $1 AND workspace_id = $2 ORDER BY sort_name, user_id LIMIT $3`;
