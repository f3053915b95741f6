import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { withTexts } from "./lazy.ts";

// Loaded after the first page: nothing is announced before a person acts.
const Notifications = lazy(withTexts(() => import("./feedback/Announcements.tsx")));

/** The parts of every page. */
export function Root() {
  useEffect(() => {
    // Fetched while the server is reachable, for when it is not.
    void withTexts(() => import("./pages/problems/RouteProblem.tsx"))();
  }, []);
  return (
    <>
      <Outlet />
      <Suspense>
        <Notifications />
      </Suspense>
    </>
  );
}
