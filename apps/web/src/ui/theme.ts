import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { createElement } from "react";
import { texts } from "../texts/frame.ts";

/** The accent: a calm harbor blue. Shade 7 on white and shade 6 on dark both carry white text at 4.5:1 or more. */
const harbor: MantineColorsTuple = [
  "#eef5f9",
  "#dceaf2",
  "#b6d3e3",
  "#8cbad3",
  "#66a2c3",
  "#468bb0",
  "#2f7399",
  "#215c7e",
  "#184963",
  "#0f3549",
];

const gray: MantineColorsTuple = [
  "#f7f8fa",
  "#eff1f4",
  "#e3e7ec",
  "#d2d8df",
  "#b4bcc7",
  "#8a94a2",
  "#5f6a79",
  "#475160",
  "#313a46",
  "#1b222b",
];

const dark: MantineColorsTuple = [
  "#dde1e7",
  "#bcc3cd",
  "#9aa3b0",
  "#7d8796",
  "#3b4451",
  "#2c343f",
  "#212831",
  "#161b21",
  "#10141a",
  "#0a0d11",
];

const system =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** One type scale: 12, 14, 15 and 17 pixels for text, 28, 20 and 16 for headings. */
export const theme = createTheme({
  primaryColor: "harbor",
  primaryShade: { light: 7, dark: 6 },
  colors: { harbor, gray, dark },
  black: "#1b222b",
  fontFamily: system,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  lineHeights: { xs: "1.45", sm: "1.5", md: "1.55", lg: "1.5", xl: "1.4" },
  headings: {
    fontFamily: system,
    fontWeight: "650",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.25" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.45" },
    },
  },
  defaultRadius: "md",
  radius: { sm: "0.25rem", md: "0.5rem", lg: "0.75rem" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        radius: "lg",
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
      },
    },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } },
    // A field's hint is below it, everywhere.
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "error", "description"] } },
    // A list opens on request: one that opens by itself captures the Escape that closes a dialog.
    Select: {
      defaultProps: {
        openOnFocus: false,
        // The icon needs no more; on a narrow screen two selects stand in one line.
        rightSectionWidth: 30,
        // A name among the options keeps its own direction.
        renderOption: ({ option }: { readonly option: { readonly label: string } }) =>
          createElement("bdi", null, option.label),
      },
    },
    Autocomplete: { defaultProps: { openOnFocus: false } },
    PasswordInput: {
      defaultProps: {
        visibilityToggleFocusable: true,
        visibilityToggleButtonProps: { "aria-label": texts.common.showPassword },
      },
    },
    CloseButton: { defaultProps: { "aria-label": texts.common.close } },
    Tooltip: {
      defaultProps: {
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
        transitionProps: { duration: 120 },
      },
    },
    Menu: {
      // Its initial placeholder is not a valid child of a menu.
      defaultProps: { shadow: "md", transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false },
    },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 550 } },
    Alert: { defaultProps: { radius: "md" } },
    Skeleton: { defaultProps: { radius: "sm" } },
  },
});

/** On dark, a tint of the color instead of Mantine's saturated one. */
const tints = Object.fromEntries(
  ["teal", "yellow", "orange", "red"].flatMap((color) => [
    [
      `--mantine-color-${color}-light`,
      `color-mix(in srgb, var(--mantine-color-${color}-8) 26%, transparent)`,
    ],
    [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-2)`],
  ]),
);

/** What Mantine's defaults leave too pale to read: dimmed text, errors, successes and the links on dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--page-width": "66rem" },
  light: {
    "--mantine-color-text": "var(--mantine-color-gray-9)",
    "--mantine-color-dimmed": "var(--mantine-color-gray-6)",
    "--mantine-color-placeholder": "var(--mantine-color-gray-6)",
    "--mantine-color-error": "var(--mantine-color-red-9)",
    "--mantine-color-success": "var(--mantine-color-teal-9)",
    "--mantine-color-disabled-color": "var(--mantine-color-gray-6)",
    "--mantine-color-anchor": "var(--mantine-color-harbor-7)",
    "--mantine-color-default-border": "var(--mantine-color-gray-3)",
    "--mantine-color-teal-light-color": "#06634a",
    "--mantine-color-yellow-light-color": "#704000",
    "--mantine-color-orange-light-color": "#8a2f06",
    "--mantine-color-red-light-color": "#9c1c1c",
    "--surface": "var(--mantine-color-white)",
    "--canvas": "var(--mantine-color-gray-0)",
    "--line": "var(--mantine-color-gray-2)",
  },
  dark: {
    ...tints,
    "--mantine-color-text": "var(--mantine-color-dark-0)",
    "--mantine-color-dimmed": "var(--mantine-color-dark-2)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--mantine-color-success": "var(--mantine-color-teal-4)",
    "--mantine-color-disabled-color": "var(--mantine-color-dark-2)",
    "--mantine-color-anchor": "var(--mantine-color-harbor-3)",
    "--mantine-color-harbor-light": "color-mix(in srgb, var(--mantine-color-harbor-6) 38%, transparent)",
    "--mantine-color-harbor-light-color": "var(--mantine-color-harbor-1)",
    "--mantine-color-gray-light": "var(--mantine-color-dark-5)",
    "--mantine-color-gray-light-color": "var(--mantine-color-dark-0)",
    "--surface": "var(--mantine-color-dark-7)",
    "--canvas": "var(--mantine-color-dark-8)",
    "--line": "var(--mantine-color-dark-5)",
  },
});
