/**
 * Give the bar of each code block a name of its own. Material makes every one a landmark without a
 * name, so a screen reader lists dozens that nobody can tell apart.
 */
export function nameCodeButtons(main) {
  const name = () => {
    for (const bar of main.querySelectorAll("nav.md-code__nav:not([role])")) {
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Code");
    }
  };
  name();
  new MutationObserver(name).observe(main, { childList: true, subtree: true });
}
