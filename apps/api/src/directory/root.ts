/** The paths of directory sync start with it: below it are the organizations. */
export const scimRoot = "/scim/v2";
