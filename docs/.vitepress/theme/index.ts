import { onContentUpdated, type Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import "./style.css";

/** The first page has no landmark around its content, which those who read by ear jump to; all other pages have one. */
function markContent(): void {
  const content = document.getElementById("VPContent");
  if (content?.classList.contains("is-home")) content.setAttribute("role", "main");
  else content?.removeAttribute("role");
}

export default { extends: DefaultTheme, setup: () => onContentUpdated(markContent) } satisfies Theme;
