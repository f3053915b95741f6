import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { withTexts } from "./lazy.ts";

// Loaded after the first page: nothing is announced before somebody did something.
const Notifications = lazy(withTexts(() => import("./feedback/Announcements.tsx")));

/** What is there on every page. */
export function Root() {
  useEffect(() => {
    // Fetched while the server can be reached, to be there when it cannot.
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
