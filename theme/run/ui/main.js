// What a page with programs loads: one listener. Everything else comes when a reader runs something.

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-st-run], [data-st-edit]");
  if (!button) return;
  button.disabled = true;
  try {
    const { blockOf } = await import("./block.js");
    const block = blockOf(button.closest(".highlight"));
    await (button.matches("[data-st-edit]") ? block.edit() : block.run());
  } catch {
    button.insertAdjacentText("afterend", " This could not be loaded; try again. ");
  } finally {
    button.disabled = false;
  }
});
