/** An email address that, if it doesn't fit in one line, breaks after its @ rather than inside a word. */
export function EmailAddress({ children }: { readonly children: string }) {
  const [, local = "", domain = ""] = /^(.*@)(.*)$/.exec(children) ?? [];
  if (domain === "") return children;
  return (
    <>
      {local}
      <wbr />
      {domain}
    </>
  );
}
