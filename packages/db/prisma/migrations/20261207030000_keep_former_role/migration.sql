-- What a person had before an approval is read by authz.keep_former_role, and written by no call.

REVOKE UPDATE (former_role, former_end) ON access_request FROM bailiwick_app;
