/**
 * Take the bars of the code blocks out of the list of landmarks. Material makes each of them one, without
 * a name, so a screen reader lists dozens that nobody can tell apart. Their buttons stay.
 */
export function hideCodeLandmarks(main) {
  const hide = () => {
    for (const bar of main.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "none");
  };
  hide();
  new MutationObserver(hide).observe(main, { childList: true, subtree: true });
}
