import { UnstyledButton } from "@mantine/core";
import { IconMenu2, IconSearch, IconX } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { texts } from "../texts/frame.ts";
import { Logo } from "../ui/Logo.tsx";
import { useHere } from "./here.ts";
import classes from "./Shell.module.css";

type Props = { readonly menuOpen: boolean; readonly onMenu: () => void; readonly onSearch: () => void };

/** The workspace or organization of the page; the product's name on other pages. */
function Whereabouts() {
  const params = useParams({ strict: false });
  const { workspace, organization } = useHere();
  let name: string | undefined;
  if (params.workspace !== undefined) name = workspace?.name;
  else if (params.organization !== undefined) name = organization?.name;
  if (name === undefined) return <Logo name={texts.common.product} />;
  return (
    <span className={classes.barName} title={name} dir="auto">
      {name}
    </span>
  );
}

/** The bar at the top of a narrow screen. */
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
      <Whereabouts />
      <UnstyledButton className={classes.barButton} aria-label={t.search} onClick={onSearch}>
        <IconSearch size={20} aria-hidden />
      </UnstyledButton>
    </section>
  );
}
