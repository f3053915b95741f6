export type MailPart = { readonly at: number; readonly text: string; readonly link: boolean };

/** A mail's text in parts: http and https URLs, which become links, and the text between them. */
export function partsOf(body: string): MailPart[] {
  const parts: MailPart[] = [];
  let end = 0;
  for (const { 0: address, index } of body.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    if (index > end) parts.push({ at: end, text: body.slice(end, index), link: false });
    parts.push({ at: index, text: address, link: true });
    end = index + address.length;
  }
  if (end < body.length) parts.push({ at: end, text: body.slice(end), link: false });
  return parts;
}
