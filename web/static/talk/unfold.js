/* A fold with `data-part` fetches what belongs in it when it opens for the first time: the part with that selector of the
   page that its link leads to. When that fails the link stays. */
async function fill(fold) {
  const selector = fold.dataset.part;
  const answer = await fetch(fold.querySelector("a[href]").href, { headers: { "X-Requested-With": "fetch" } });
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
  if (!found) return;
  delete fold.dataset.part;
  fold.querySelector(selector).replaceWith(found);
}

export function fillFolds() {
  for (const fold of document.querySelectorAll("details[data-part]")) {
    fold.addEventListener("toggle", () => fold.open && fold.dataset.part && fill(fold).catch(() => {}));
  }
}
