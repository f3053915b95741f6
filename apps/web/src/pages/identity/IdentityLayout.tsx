import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import { Logo } from "../../ui/Logo.tsx";
import classes from "./IdentityLayout.module.css";

/** The layout of the pages before signing in. */
export function IdentityLayout() {
  return (
    <IdentityFrame>
      <Outlet />
    </IdentityFrame>
  );
}

/** A page outside the shell: with the product's name above, so that people know where they are. */
export function IdentityFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Logo name={texts.common.product} />
      </header>
      <main className={classes.main}>{children}</main>
      <footer className={classes.footer}>{texts.identity.tagline}</footer>
    </div>
  );
}
