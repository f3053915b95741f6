import { Outlet } from "@tanstack/react-router";
import { texts } from "../../texts/index.ts";
import { Logo } from "../../ui/Logo.tsx";
import classes from "./IdentityLayout.module.css";

/** The layout of the pages before signing in. */
export function IdentityLayout() {
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <Logo name={texts.common.product} />
      </header>
      <main className={classes.main}>
        <Outlet />
      </main>
      <footer className={classes.footer}>{texts.identity.tagline}</footer>
    </div>
  );
}
