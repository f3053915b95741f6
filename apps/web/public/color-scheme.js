// Sets the color scheme before the first paint, so that a dark page never flashes white. Mantine stores the choice.
{
  let choice = null;
  try {
    choice = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // Without storage the system's setting applies.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = choice === "light" || choice === "dark" ? choice : dark ? "dark" : "light";
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
}
