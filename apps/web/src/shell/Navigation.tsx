import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { texts } from "../texts/frame.ts";
import type { Here } from "./here.ts";
import { type Offered, offeredIn } from "./offered.ts";
import classes from "./Shell.module.css";

/** The pages with an icon, in groups: the workspace's, its organization's, the platform's. */
export function Navigation({ here }: { readonly here: Here }) {
  return (
    <nav className={classes.nav} aria-label={texts.shell.navigation}>
      {here.spots.map((spot) => {
        const listed = offeredIn(spot).filter(({ icon }) => icon !== undefined);
        return (
          <Group key={spot.scope} title={spot.name}>
            {listed.map((page) => (
              <Item key={page.key} page={page} exact={listed.some((other) => isBelow(other, page))} />
            ))}
          </Group>
        );
      })}
    </nav>
  );
}

/** Whether the other page's path is a prefix of its path; then the other is current only on an exact match. */
function isBelow({ link }: Offered, other: Offered): boolean {
  return link.to.startsWith(`${other.link.to}/`);
}

function Group({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  const id = useId();
  return (
    <>
      <div className={classes.group} id={id} title={title ?? ""} dir="auto">
        {title}
      </div>
      <ul className={classes.list} {...(title === null ? {} : { "aria-labelledby": id })}>
        {children}
      </ul>
    </>
  );
}

function Item({ page, exact }: { readonly page: Offered; readonly exact: boolean }) {
  const { icon: Picture, title, link } = page;
  return (
    <li>
      {/* The page stays the current one with any filters. */}
      <Link {...(link as LinkProps)} activeOptions={{ exact, includeSearch: false }} className={classes.link}>
        {Picture !== undefined && <Picture size={18} stroke={1.75} aria-hidden />}
        {title}
      </Link>
    </li>
  );
}
