/* Sends answers one question at a time. What was sent is kept as it was sent: a second try says exactly the same, so the
   server, which compares versions, stores it once. What changed since goes after it. Nothing is kept on the device. */
const AGAIN_AFTER = 4000;
const PATIENCE = 15000;
const KEPT = "X-Toereikend-Saved";
const HELD = "X-Toereikend-Held";

export class Saver extends EventTarget {
  constructor(form, { words, swapIn }) {
    super();
    this.form = form;
    this.words = words;
    this.swapIn = swapIn;
    this.line = []; // { question, url, body }, first in line first; `body` is there once it was sent
    this.touched = new Set(); // questions with something typed that was not left yet
    this.held = new Set(); // questions whose answer the server will not keep as it is: the page says what is wrong
    this.sending = false;
    this.failing = false;
    window.addEventListener("online", () => this.next());
  }

  get waiting() { return this.line.length > 0; }

  get unsaved() { return this.waiting || this.touched.size > 0; }

  touch(question) { this.touched.add(question); }

  save(question) {
    this.touched.delete(question);
    if (!this.line.some((entry) => entry.question === question && !entry.body)) {
      this.line.push({ question, url: question.dataset.save, body: null });
    }
    if (!this.failing) this.words.busy();
    this.next();
  }

  /* Queue what was typed and not left yet: somebody is about to leave the page. */
  flush() { [...this.touched].forEach((question) => this.save(question)); }

  async next() {
    const [entry] = this.line;
    if (this.sending || !entry) return;
    clearTimeout(this.timer);
    this.sending = true;
    const outcome = await this.send(entry);
    this.sending = false;
    if (outcome !== "kept") return this.failed(outcome);
    this.failing = false;
    this.line.shift();
    if (this.waiting) return this.next();
    this.words.kept(this.held.size === 0);
    this.dispatchEvent(new Event("settled"));
  }

  async send(entry) {
    entry.body ??= this.contents(entry);
    try {
      const response = await fetch(entry.url, {
        method: "POST",
        body: entry.body,
        headers: { "X-Requested-With": "toereikend" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      const shown = response.headers.get(KEPT);
      if (response.status === 401) return "signed out";
      if (!shown) return response.ok || (response.status < 500 && response.status !== 429) ? "refused" : "again";
      const calledUp = this.swapIn(await response.text(), JSON.parse(shown));
      this.held[response.headers.has(HELD) ? "add" : "delete"](entry.question);
      if (calledUp.length) this.dispatchEvent(new CustomEvent("calledup", { detail: calledUp }));
      return "kept";
    } catch {
      return "again";
    }
  }

  failed(outcome) {
    this.failing = true;
    this.words.failed(outcome);
    this.dispatchEvent(new Event("failed"));
    if (outcome !== "refused") this.timer = setTimeout(() => this.next(), AGAIN_AFTER);
  }

  contents({ url }) {
    const path = new URL(url, document.baseURI).searchParams.get("only");
    const all = [...new FormData(this.form)];
    return new URLSearchParams(all.filter(([name]) => name === "csrf_token" || name.startsWith(`${path}.`)));
  }
}
