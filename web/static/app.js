/* Makes the pages of a visit live: saves a question when it is left, keeps what cannot be sent, hides the screen.
   Without this file everything works through the buttons. */
import { watchFields } from "./talk/fields.js";
import { guardLeaving } from "./talk/leaving.js";
import { Saver } from "./talk/saver.js";
import { openRail, swapIn } from "./talk/swap.js";
import { fillFolds } from "./talk/unfold.js";
import { Words } from "./talk/words.js";

const form = document.getElementById("questions");

openRail();
fillFolds();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// Somebody whose answer needs attention starts at the first one; the list of all of them stands above it.
document.querySelector("#problems ~ * .question--attention")?.querySelector("input:not([type=hidden]), button")?.focus();
if (form) {
  const words = new Words(form);
  const saver = new Saver(form, { words, swapIn });
  watchFields(form, saver);
  guardLeaving(saver, words);
}
