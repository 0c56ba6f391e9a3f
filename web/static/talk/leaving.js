/* Links and buttons wait for the last save, so that a page never clashes with itself and nothing typed is left behind. */
export function guardLeaving(saver, words) {
  let leave = null;

  saver.addEventListener("settled", () => { const go = leave; leave = null; go?.(); });
  saver.addEventListener("failed", () => { leave = null; });
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    hold(event, () => target.requestSubmit(submitter));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (!link || elsewhere || link.getAttribute("href").startsWith("#")) return;
    hold(event, () => window.location.assign(link.href));
  });
  window.addEventListener("beforeunload", (event) => { if (saver.unsaved) event.preventDefault(); });

  function hold(event, go) {
    saver.flush();
    if (saver.waiting) {
      event.preventDefault();
      leave = go;
      saver.next();
    } else if (!navigator.onLine) {
      event.preventDefault();
      words.offline();
    }
  }
}
