import { Kbd, type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconBook,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Me } from "../access.ts";
import { useInstance } from "../instance.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import { AccountButton } from "./AccountButton.tsx";
import { showShortcuts } from "./shortcuts.ts";
import { useSignOut } from "./useSignOut.ts";

const t = texts.shell;
const schemes = [
  { value: "light", label: t.light, icon: IconSun },
  { value: "dark", label: t.dark, icon: IconMoon },
  { value: "auto", label: t.auto, icon: IconDeviceDesktop },
] as const;

/** The account, the appearance, signing out. */
export default function AccountMenu({ me }: { readonly me: Me }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { docsUrl } = useInstance();
  const signOut = useSignOut();
  return (
    <Menu width={240} position="top-start">
      <Menu.Target>
        <AccountButton me={me} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} {...paths.account()} leftSection={<IconUser size={16} aria-hidden />}>
          {texts.pages.account}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden />}
          rightSection={<Kbd size="xs">?</Kbd>}
          onClick={() => showShortcuts(true)}
        >
          {texts.shortcuts.title}
        </Menu.Item>
        {docsUrl !== null && (
          <Menu.Item
            component="a"
            href={docsUrl}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconBook size={16} aria-hidden />}
          >
            {texts.shortcuts.docs}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t.appearance}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          {schemes.map(({ value, label, icon: Picture }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Picture size={16} aria-hidden />}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
