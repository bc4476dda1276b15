// What a page with programs loads: one listener. Everything else comes when a reader runs something.

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-st-run], [data-st-edit]");
  if (!button) return;
  button.disabled = true;
  button.parentElement.querySelector("[role=alert]")?.remove();
  try {
    const { blockOf } = await import("./block.js");
    const block = blockOf(button.closest(".highlight"));
    await (button.matches("[data-st-edit]") ? block.edit() : block.run());
  } catch {
    button.insertAdjacentHTML("afterend", '<span role="alert">could not be loaded; try again</span>');
  } finally {
    button.disabled = false;
  }
});
