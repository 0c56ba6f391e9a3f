/* Makes the question screens live: saves a question when it is left, shows questions as they come to apply.
   Without this file everything works through the buttons. */
"use strict";

(() => {
  const TEXT = "input[type=text]";
  const TRY_AGAIN_AFTER = 5000;
  const OPENS_LIST = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
  const form = document.getElementById("questions");
  const waiting = new Set(); // questions to save; one at a time, so that each is sent with its newest version
  const failed = new Set();
  let saving = null;
  let submitter = null;

  settleRail();
  if (!form) return;
  form.addEventListener("change", onChange);
  form.addEventListener("focusout", onLeave);
  form.addEventListener("input", onInput);
  form.addEventListener("keydown", onKey);
  form.addEventListener("submit", onSubmit);
  document.addEventListener("toereikend:visible", showQuestions);
  document.addEventListener("htmx:error", onError);
  document.addEventListener("htmx:response:error", onError);
  document.addEventListener("htmx:finally:request", onFinished);
  window.addEventListener("online", tryAgain);

  /* On wide screens the rail is open, and rolled to where we are when it is long. */
  function settleRail() {
    const rail = document.getElementById("rail");
    if (!rail || !window.matchMedia("(min-width: 60rem)").matches) return;
    rail.querySelector(".rail__fold").open = true;
    const here = rail.querySelector("[aria-current=page]");
    if (here) rail.scrollTop = here.offsetTop - rail.clientHeight / 2;
  }

  function onChange(event) {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    if (event.target.type === "radio" && event.target.name.endsWith(".state")) wipeText(question);
    const oneOfSeveral = event.target.matches(TEXT) && question.querySelectorAll(TEXT).length > 1;
    if (oneOfSeveral) question.dataset.changed = "yes";
    else save(question);
  }

  /* A date or a list of amounts is saved when the whole question is left, not between its fields. */
  function onLeave(event) {
    const question = event.target.closest("[data-question]");
    if (question && question.dataset.changed && !question.contains(event.relatedTarget)) save(question);
  }

  function onInput(event) {
    const question = event.target.closest("[data-question]");
    if (!question || !event.target.matches(TEXT)) return;
    question.querySelectorAll("input[type=radio]:checked").forEach((radio) => { radio.checked = false; });
  }

  /* Arrow keys open a list instead of changing it unseen: no key may change an amount by accident. */
  function onKey(event) {
    if (event.target.tagName !== "SELECT" || event.altKey || !OPENS_LIST.includes(event.key)) return;
    event.preventDefault();
    try { event.target.showPicker(); } catch { /* the list stays closed; Alt with an arrow opens it */ }
  }

  function wipeText(question) {
    question.querySelectorAll(TEXT).forEach((input) => { input.value = ""; });
  }

  function save(question) {
    delete question.dataset.changed;
    waiting.add(question);
    setWord(form.dataset.saving);
    saveNext();
  }

  function saveNext() {
    if (saving) return;
    const [question] = waiting;
    if (!question) return submitWhenAsked();
    waiting.delete(question);
    saving = question;
    question.dispatchEvent(new CustomEvent("save"));
  }

  function onError(event) {
    if (event.target !== saving) return;
    failed.add(saving);
    if (event.detail.ctx?.response?.status === 401) askToSignIn();
    else setWord(form.dataset.unsaved);
    setTimeout(tryAgain, TRY_AGAIN_AFTER);
  }

  function onFinished(event) {
    if (event.target !== saving) return;
    settleRail();
    const worked = !failed.has(saving);
    saving = null;
    setTimeout(worked && failed.size ? tryAgain : saveNext);
  }

  function tryAgain() {
    failed.forEach((question) => waiting.add(question));
    failed.clear();
    saveNext();
  }

  /* A button waits for the last save, so that this page never clashes with itself. */
  function onSubmit(event) {
    if (!saving && !waiting.size) return;
    event.preventDefault();
    submitter = event.submitter;
  }

  function submitWhenAsked() {
    if (submitter) form.requestSubmit(submitter);
  }

  function showQuestions(event) {
    for (const [id, shown] of Object.entries(event.detail.visible || {})) {
      const question = document.getElementById(id);
      if (question) question.hidden = !shown;
      document.querySelectorAll(`[data-follows="${id}"]`).forEach((part) => { part.hidden = !shown; });
    }
  }

  /* The page stays as it is: signing in happens in a tab of its own, and what was typed is then saved by itself. */
  function askToSignIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signIn, target: "_blank", rel: "noopener", textContent: form.dataset.signedOut });
    document.getElementById("saved").replaceChildren(link);
  }

  function setWord(text) {
    const word = document.getElementById("saved");
    if (word && text) word.textContent = text;
  }
})();
