import { Link, type LinkProps } from "@tanstack/react-router";
import classes from "./LinkTabs.module.css";
import { Name } from "./ui/Named.tsx";

export type LinkTab = { readonly key: string; readonly label: string; readonly link: LinkProps };

/** Related pages, side by side; the current one is marked. */
export function LinkTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(({ key, label: name, link }) => (
        <Link key={key} activeOptions={{ exact: true }} {...link} className={classes.tab} title={name}>
          <Name>{name}</Name>
        </Link>
      ))}
    </nav>
  );
}
