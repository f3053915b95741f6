import { UnstyledButton } from "@mantine/core";
import { IconMenu2, IconSearch, IconX } from "@tabler/icons-react";
import { texts } from "../texts/frame.ts";
import { Logo } from "../ui/Logo.tsx";
import classes from "./Shell.module.css";

type Props = { readonly menuOpen: boolean; readonly onMenu: () => void; readonly onSearch: () => void };

/** The bar on top of a narrow screen. */
export function TopBar({ menuOpen, onMenu, onSearch }: Props) {
  const t = texts.shell;
  return (
    <section className={classes.topBar} aria-label={t.topBar}>
      <UnstyledButton
        className={classes.barButton}
        aria-label={menuOpen ? t.closeMenu : t.openMenu}
        aria-expanded={menuOpen}
        aria-controls="sidebar"
        onClick={onMenu}
      >
        {menuOpen ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
      </UnstyledButton>
      <Logo name={texts.common.product} />
      <UnstyledButton className={classes.barButton} aria-label={t.search} onClick={onSearch}>
        <IconSearch size={20} aria-hidden />
      </UnstyledButton>
    </section>
  );
}
