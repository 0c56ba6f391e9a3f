/* The privacy screen: covers the page at once, by the link or by pressing Shift three times. The page itself stays,
   with all that was typed in it. Without this file the link opens a neutral page. */
"use strict";

(() => {
  const PRESSES = 3;
  const WITHIN = 2000;
  const told = document.currentScript.dataset;
  const title = document.title;
  const screen = makeScreen();
  let pressed = [];

  addStyle();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);

  function onKey(event) {
    if (screen.open && event.key === "Escape") event.preventDefault();
    if (event.repeat) return;
    if (event.key !== "Shift") {
      pressed = [];
      return;
    }
    pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (pressed.length < PRESSES) return;
    pressed = [];
    if (!screen.open) cover();
  }

  function onClick(event) {
    if (!event.target.closest("a[href*='/privacy-screen']")) return;
    event.preventDefault();
    cover();
  }

  function cover() {
    document.body.append(screen);
    document.title = told.title;
    screen.showModal();
  }

  function uncover() {
    document.title = title;
    screen.remove();
  }

  function makeScreen() {
    const made = document.createElement("dialog");
    const heading = document.createElement("h1");
    const back = document.createElement("button");
    made.className = "privacy";
    made.setAttribute("aria-labelledby", "privacy-title");
    made.addEventListener("cancel", (event) => event.preventDefault());
    made.addEventListener("close", uncover);
    Object.assign(heading, { id: "privacy-title", textContent: told.title, className: "nl-heading nl-heading--level-1" });
    Object.assign(back, { type: "button", textContent: told.back, className: "nl-button nl-button--secondary" });
    back.addEventListener("click", () => made.close());
    made.append(heading, back);
    return made;
  }

  function addStyle() {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: told.sheet });
    document.head.append(link);
  }
})();
