/* Arrow keys open a list instead of changing it unseen: on no page may a key change an answer by accident. */
"use strict";
(() => {
  const OPEN = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "SELECT" || event.altKey || !OPEN.includes(event.key)) return;
    event.preventDefault();
    try { event.target.showPicker(); } catch { /* the list stays closed; Alt with an arrow opens it */ }
  });
})();
