/* When a question is ready to be saved. */
const TEXT = "input[type=text]";

export function watchFields(form, saver) {
  form.addEventListener("input", (event) => onInput(event, saver));
  form.addEventListener("change", (event) => onChange(event, saver));
  form.addEventListener("focusout", (event) => onLeave(event, saver));
}

const questionOf = (event) => event.target.closest("[data-save]");

function onInput(event, saver) {
  const question = questionOf(event);
  if (!question || !event.target.matches(TEXT)) return;
  question.querySelectorAll("input[type=radio]:checked").forEach((radio) => { radio.checked = false; });
  saver.touch(question);
}

function onChange(event, saver) {
  const question = questionOf(event);
  if (!question) return;
  if (event.target.type === "radio" && event.target.name.endsWith(".state")) {
    question.querySelectorAll(TEXT).forEach((input) => { input.value = ""; });
  }
  const oneOfSeveral = event.target.matches(TEXT) && question.querySelectorAll(TEXT).length > 1;
  if (!oneOfSeveral) saver.save(question);
}

/* A date or a list of amounts is saved when the whole question is left, not between its fields. */
function onLeave(event, saver) {
  const question = questionOf(event);
  if (question && saver.touched.has(question) && !question.contains(event.relatedTarget)) saver.save(question);
}
