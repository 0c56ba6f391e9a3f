/* What the page says about saving: one word at the top, a line when there is no connection, and for screen readers one
   sentence when all is kept and the money changed. */
const SETTLED_AFTER = 800;

export class Words {
  constructor(form) {
    this.texts = form.dataset;
    this.word = document.getElementById("saved");
    this.line = document.getElementById("offline");
    this.spoken = document.getElementById("spoken");
    this.money = this.moneyNow();
    window.addEventListener("online", () => { this.line.hidden = true; });
  }

  busy() { this.set("busy", this.texts.saving); }

  kept(all) {
    if (all) this.set("kept", this.texts.saved);
    else this.set("failed", this.texts.unsaved);
    this.line.hidden = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.speak(), SETTLED_AFTER);
  }

  failed(outcome) {
    this.set("failed", this.texts.unsaved);
    if (outcome === "signed out") return this.askToSignIn();
    this.tell(outcome === "refused" ? this.texts.refused : this.texts.offline);
  }

  /* The page stays as it is: signing in happens in a tab of its own, and what was typed is then saved by itself. */
  askToSignIn() {
    const link = document.createElement("a");
    const { signIn, signedOut } = this.texts;
    Object.assign(link, { href: signIn, target: "_blank", rel: "noopener", textContent: signedOut });
    this.word.querySelector("span").replaceChildren(link);
  }

  offline() { this.tell(this.texts.offline); }

  speak() {
    const money = this.moneyNow();
    if (money !== this.money) this.spoken.textContent = money;
    this.money = money;
  }

  moneyNow() { return document.querySelector("[data-spoken]")?.dataset.spoken ?? ""; }

  set(state, text) {
    this.word.dataset.state = state;
    this.word.querySelector("span").textContent = text;
  }

  tell(text) {
    if (this.line.hidden || this.line.textContent !== text) this.line.textContent = text;
    this.line.hidden = false;
  }
}
