import { useHotkeys } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { withTexts } from "../lazy.ts";
import { ConnectionStrip } from "../live/ConnectionStrip.tsx";
import { Live } from "../live/Live.tsx";
import { useMe } from "../me.ts";
import { useSessionOver } from "../session.ts";
import { texts } from "../texts/frame.ts";
import { deviceZone, ReadersZone } from "../ui/readersZone.ts";
import classes from "./Shell.module.css";
import { Sidebar } from "./Sidebar.tsx";
import { showShortcuts, useShortcutsShown } from "./shortcuts.ts";
import { TopBar } from "./TopBar.tsx";

const SignInAgain = lazy(withTexts(() => import("../pages/identity/SignInAgain.tsx")));
const ConfirmBanner = lazy(withTexts(() => import("../pages/account/ConfirmBanner.tsx")));
const Shortcuts = lazy(withTexts(() => import("./Shortcuts.tsx")));
const CommandPalette = lazy(withTexts(() => import("./CommandPalette.tsx")));

/** The layout of every page for signed-in people: sidebar, content, and ⌘K over both. */
export function Shell() {
  const { pathname } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  // Loaded on first use; from then on it listens to the keyboard itself.
  const [palette, setPalette] = useState(0);
  const openPalette = () => setPalette((asked) => asked + 1);
  useHotkeys(palette === 0 ? [["mod+K", openPalette]] : [], []);

  useHotkeys([["shift+?", () => showShortcuts(true)]]);

  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    setMenuOpen(false);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  const { user, preferences } = useMe();
  return (
    <ReadersZone value={preferences.timeZone ?? deviceZone}>
      <div className={classes.shell}>
        <a href="#content" className={classes.skip}>
          {texts.shell.skip}
        </a>
        <TopBar menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} onSearch={openPalette} />
        <Sidebar open={menuOpen} onClose={() => setMenuOpen(false)} onSearch={openPalette} />
        <ConnectionStrip />
        <main id="content" ref={main} tabIndex={-1} className={classes.main}>
          {!user.emailVerified && (
            <Suspense>
              <ConfirmBanner />
            </Suspense>
          )}
          <Live>
            <Outlet />
          </Live>
        </main>
        {useSessionOver() && (
          <Suspense>
            <SignInAgain />
          </Suspense>
        )}
        {useShortcutsShown() && (
          <Suspense>
            <Shortcuts />
          </Suspense>
        )}
        {palette > 0 && (
          <Suspense>
            <CommandPalette asked={palette} />
          </Suspense>
        )}
      </div>
    </ReadersZone>
  );
}
