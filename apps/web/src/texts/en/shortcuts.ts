export const shortcuts = {
  title: "Keyboard shortcuts",
  palette: "Search workspaces, resources, people, pages and actions",
  list: "Show this list",
  escape: "Close a dialog, a menu or a list",
  skip: "On a fresh page: skip to the content",
  arrows: "Move in a menu or a list",
  up: "Up",
  down: "Down",
  enter: "Choose what is marked",
  docs: "Documentation",
};
