/* Puts the pieces that a save gives back in their places, without taking the focus or the place in a list away.
   Returns the questions that the answer called up. */
export function swapIn(html, visible) {
  const pieces = new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-swap]");
  pieces.forEach(replace);
  const calledUp = [];
  for (const [id, shown] of Object.entries(visible)) {
    const question = document.getElementById(id);
    if (question?.hidden && shown && !question.closest("details:not([open])")) calledUp.push(question);
    const parts = [question, ...document.querySelectorAll(`[data-follows="${id}"]`)];
    parts.forEach((part) => { if (part) part.hidden = !shown; });
  }
  openRail();
  return calledUp;
}

function replace(piece) {
  const old = document.getElementById(piece.id);
  if (!old) return;
  if (piece.dataset.swap === "inside") return old.replaceChildren(...piece.childNodes);
  const focused = old.contains(document.activeElement) && document.activeElement;
  const { scrollTop } = old;
  const unfolded = old.querySelector("details")?.open;
  old.replaceWith(piece);
  piece.removeAttribute("data-swap");
  piece.scrollTop = scrollTop;
  if (unfolded) piece.querySelector("details").open = true;
  if (focused) sameAs(focused, piece)?.focus({ preventScroll: true });
}

function sameAs(element, inside) {
  const href = element.getAttribute("href");
  const all = [...inside.querySelectorAll(element.tagName)];
  return href ? all.find((each) => each.getAttribute("href") === href) : all[0];
}

let wasOpened = false;

/* On wide screens the rail is open; the first time it is rolled to where we are when it is long. */
export function openRail() {
  const rail = document.getElementById("rail");
  if (!rail || !window.matchMedia("(min-width: 60rem)").matches) return;
  rail.querySelector("details").open = true;
  const here = rail.querySelector("[aria-current=page]");
  if (here && !wasOpened) rail.scrollTop = here.offsetTop - rail.clientHeight / 2;
  wasOpened = true;
}
