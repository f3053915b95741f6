import { UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { withTexts } from "../lazy.ts";
import { useMe } from "../me.ts";
import { texts } from "../texts/frame.ts";
import { AccountButton } from "./AccountButton.tsx";
import { useHere } from "./here.ts";
import { Navigation } from "./Navigation.tsx";
import classes from "./Shell.module.css";
import { SwitcherButton } from "./SwitcherButton.tsx";
import { modifier } from "./shortcuts.ts";

// Their menus need the code that positions floating boxes; the page does not wait for it.
const Switcher = lazy(withTexts(() => import("./Switcher.tsx")));
const AccountMenu = lazy(withTexts(() => import("./AccountMenu.tsx")));

type Props = { readonly open: boolean; readonly onClose: () => void; readonly onSearch: () => void };

/** Workspace switcher, search, pages, account: at the side, or as a drawer on a narrow screen. */
export function Sidebar({ open, onClose, onSearch }: Props) {
  const me = useMe();
  const here = useHere();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const hidden = narrow === true && !open;
  return (
    <>
      {open && (
        <button
          type="button"
          tabIndex={-1}
          className={classes.backdrop}
          aria-label={texts.shell.closeMenu}
          onClick={onClose}
        />
      )}
      <aside
        id="sidebar"
        className={classes.sidebar}
        data-open={open || undefined}
        inert={hidden}
        onClick={({ target }) => {
          // Also for the page that is already open, whose path does not change.
          if (target instanceof Element && target.closest("a") !== null) onClose();
        }}
        onKeyDown={(event) => {
          // Events that bubble from an open menu in the drawer close only that menu.
          const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
          if (event.key === "Escape" && open && inside) onClose();
        }}
      >
        <Suspense fallback={<SwitcherButton here={here} disabled />}>
          <Switcher here={here} />
        </Suspense>
        <UnstyledButton className={classes.search} onClick={onSearch}>
          <IconSearch size={16} aria-hidden />
          <span>{texts.shell.search}</span>
          <kbd>{modifier} K</kbd>
        </UnstyledButton>
        <Navigation here={here} />
        <div className={classes.foot}>
          <Suspense fallback={<AccountButton me={me} disabled />}>
            <AccountMenu me={me} />
          </Suspense>
        </div>
      </aside>
    </>
  );
}
