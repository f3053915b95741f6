import { Link, type LinkProps } from "@tanstack/react-router";
import { Fragment, type ReactNode, useId } from "react";
import { texts } from "../texts/frame.ts";
import type { Here } from "./here.ts";
import { kindsIn, type Offered, offeredIn, type Spot } from "./offered.ts";
import classes from "./Shell.module.css";

/** The pages with an icon, in groups: the workspace's, its organization's, the platform's, and the kinds of resources in each. */
export function Navigation({ here }: { readonly here: Here }) {
  return (
    <nav className={classes.nav} aria-label={texts.shell.navigation}>
      {here.spots.map((spot) => {
        const listed = offeredIn(spot).filter(({ icon }) => icon !== undefined);
        const kinds = kindsIn(spot);
        return (
          <Fragment key={spot.scope}>
            <Group title={spot.name}>
              {listed.map((page) => (
                <Item key={page.key} page={page} exact={listed.some((other) => isBelow(other, page))} />
              ))}
            </Group>
            {kinds.length > 0 && (
              <Group title={resourceTitle(spot)}>
                {kinds.map((page) => (
                  <Item key={page.key} page={page} exact={false} />
                ))}
              </Group>
            )}
          </Fragment>
        );
      })}
    </nav>
  );
}

/** The heading over the kinds of resources: an organization's can be beside its workspace's. */
function resourceTitle({ scope, name }: Spot): string {
  const { resourceGroup, within } = texts.shell;
  return scope === "organization" ? within(name ?? "", resourceGroup) : resourceGroup;
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
