import { mailedRoutes } from "@bailiwick/domain";

/** Whether a URL is one of those that the console's pages take from the domain. */
export function isMailed(path: string): boolean {
  const patterns = Object.values(mailedRoutes).map((route) => route.replaceAll(/\$\w+/g, "[^/]+"));
  return patterns.some((pattern) => new RegExp(`^${pattern}$`).test(path));
}

/** The workspace that the path of a page names. */
export const workspaceIn = ({ pathname }: URL): string => decodeURIComponent(pathname.split("/")[2] ?? "");
