// One button hides what fails on a page, so that its fixes stand alone; the choice holds while the tab is open.
// The script at its place in the page (overrides/partials/content.html) keeps the choice before anything is drawn.

const button = document.querySelector("[data-st-fixes]");
const page = document.documentElement;

button?.setAttribute("aria-pressed", page.classList.contains("st-fixes-only"));
button?.addEventListener("click", () => {
  const top = button.getBoundingClientRect().top;
  const only = page.classList.toggle("st-fixes-only");
  button.setAttribute("aria-pressed", only);
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
  try {
    sessionStorage.setItem("fixes-only", only ? "yes" : "");
  } catch {
    // A browser that stores nothing forgets the choice with the page.
  }
});
