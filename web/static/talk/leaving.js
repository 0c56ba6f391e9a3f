/* Links and buttons wait for the last save, so that a page never clashes with itself and nothing typed is left behind. */
export function guardLeaving(saver, words) {
  let leave = null;
  let calledUp = [];

  saver.addEventListener("calledup", ({ detail }) => calledUp.push(...detail));
  saver.addEventListener("settled", () => {
    const held = leave;
    const unseen = held?.button && calledUp.find((question) => !question.hidden);
    [leave, calledUp] = [null, []];
    if (unseen) setTimeout(() => unseen.querySelector("input:not([type=hidden])")?.focus());
    else held?.go();
  });
  saver.addEventListener("failed", () => { leave = null; });
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    hold(event, { go: () => target.requestSubmit(submitter), button: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (!link || elsewhere || link.target || link.getAttribute("href").startsWith("#")) return;
    hold(event, { go: () => window.location.assign(link.href) });
  });
  window.addEventListener("beforeunload", (event) => { if (saver.unsaved) event.preventDefault(); });

  /* Who pressed a button before the last answer was saved has not seen the question that it called up: they stay. */
  function hold(event, held) {
    saver.flush();
    if (saver.waiting) {
      event.preventDefault();
      leave = held;
      saver.next();
    } else if (!navigator.onLine) {
      event.preventDefault();
      words.offline();
    }
  }
}
