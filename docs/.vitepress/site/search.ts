/** How the search ranks what it finds: every word counts, and what explains comes before what lists. */
export const searchOptions = {
  combineWith: "AND",
  // Single letters are in every page.
  processTerm: (term: string) => (term.length > 1 ? term.toLowerCase() : null),
  fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
  prefix: (term: string) => term.length > 2,
  boost: { title: 4, text: 2, titles: 1 },
  boostDocument: (page: unknown) => (/\/(?:reference|decisions|project)\//.test(String(page)) ? 0.4 : 1),
} as const;
