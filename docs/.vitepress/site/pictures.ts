import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MarkdownRenderer } from "vitepress";

/**
 * Puts drawings into the page as they are, so that they have the colors of the site, light and dark. As a file of its own,
 * as on GitHub, a drawing has a style for both.
 */
export function pictures(md: MarkdownRenderer): void {
  const usual = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, at, options, env, self) => {
    const token = tokens[at];
    const src = token?.attrGet("src") ?? "";
    if (token === undefined || !src.endsWith(".svg")) {
      return usual?.(tokens, at, options, env, self) ?? self.renderToken(tokens, at, options);
    }
    const drawing = readFileSync(join(env.realPath ?? env.path, "..", src), "utf8");
    const label = md.utils.escapeHtml(token.content);
    return drawing
      .replace(/<title>[\s\S]*?<\/style>\s*/, "")
      .replace("<svg ", `<span v-pre class="picture" tabindex="0"><svg role="img" aria-label="${label}" `)
      .replace("</svg>", "</svg></span>");
  };
}
