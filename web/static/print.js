/* Shows the print buttons: they need a script, and without one the browser's own menu prints the same page. */
"use strict";

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
