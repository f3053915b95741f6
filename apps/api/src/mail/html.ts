const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** The HTML alternative of a mail's text: its paragraphs; a line that is only a URL becomes a link. */
export function htmlOf(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const inner = escaped(paragraph);
    const isLink = /^https?:\/\/\S+$/.test(paragraph);
    return `<p>${isLink ? `<a href="${inner}">${inner}</a>` : inner.replaceAll("\n", "<br>")}</p>`;
  });
  return `<!doctype html>
<html><head><meta charset="utf-8"></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em">
${paragraphs.join("\n")}
</body></html>
`;
}
