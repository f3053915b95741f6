import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import classes from "./LinkTabs.module.css";
import { Name } from "./ui/Named.tsx";

export type LinkTab = { readonly key: string; readonly label: string; readonly link: LinkProps };

/** Related pages, side by side; the current one is marked, and scrolled into view if they don't all fit. */
export function LinkTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>("[data-status=active]");
    if (nav.current !== null && tab != null)
      nav.current.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - nav.current.clientWidth / 2;
  }, [pathname]);
  if (tabs.length === 0) return null;
  return (
    <nav aria-label={label} className={classes.tabs} ref={nav}>
      {tabs.map(({ key, label: name, link }) => (
        <Link key={key} activeOptions={{ exact: true }} {...link} className={classes.tab} title={name}>
          <Name>{name}</Name>
        </Link>
      ))}
    </nav>
  );
}
