/* The privacy screen without a call to the server: one tap, or three short presses on Shift, also without a connection. */
const PRESSES = 3;
const WITHIN = 1200;

export class Cover {
  constructor(link) {
    this.cover = document.getElementById("cover");
    this.presses = [];
    if (!link || !this.cover) return;
    link.addEventListener("click", (event) => { event.preventDefault(); this.show(); });
    this.cover.querySelector("button").addEventListener("click", () => this.hide());
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  onKey(event) {
    if (event.key !== "Shift") { this.presses = []; return; }
    if (event.repeat) return;
    this.presses = [...this.presses, event.timeStamp].filter((moment) => event.timeStamp - moment < WITHIN);
    if (this.presses.length < PRESSES) return;
    this.presses = [];
    this.show();
  }

  show() {
    if (!this.cover.hidden) return;
    this.title = document.title;
    this.focused = document.activeElement;
    document.title = this.cover.dataset.title;
    document.body.classList.add("covered");
    this.cover.hidden = false;
    this.cover.querySelector("button").focus();
  }

  hide() {
    document.title = this.title;
    document.body.classList.remove("covered");
    this.cover.hidden = true;
    this.focused?.focus?.();
  }
}
