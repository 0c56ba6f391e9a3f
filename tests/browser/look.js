/* What is wrong with how a page stands on the screen: text beside the edge or cut off, and what the keyboard cannot use. */
"use strict";
(() => {
  const hidden = (element) => !element.checkVisibility({ checkVisibilityCSS: true }) || element.closest(".visually-hidden, .nl-skip-link, svg, datalist");
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;

  /* Whether an element or one above it can be scrolled sideways, and whether one hides what does not fit. */
  function surroundings(element, known) {
    if (!element || element === document.body) return { scrolls: false, hides: false };
    if (known.has(element)) return known.get(element);
    const above = surroundings(element.parentElement, known);
    const style = getComputedStyle(element);
    const clips = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) || style.textOverflow === "ellipsis";
    const tooBig = clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const found = { scrolls: above.scrolls || /auto|scroll/.test(style.overflowX), hides: above.hides || tooBig };
    known.set(element, found);
    return found;
  }

  function cutOff(element, known) {
    const box = element.getBoundingClientRect();
    const { scrolls, hides } = surroundings(element, known);
    if (!box.width || scrolls) return false;
    return hides || box.left < -1 || box.right > document.documentElement.clientWidth + 1;
  }

  function outside() {
    const known = new Map();
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide in ${root.clientWidth}`] : [];
    const cut = [...document.body.querySelectorAll("*")].filter((element) => own(element) && !hidden(element) && cutOff(element, known));
    return [...wide, ...cut.map(name)];
  }

  const USABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const byKeyboard = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ checkVisibilityCSS: true });
  const group = (element) => (element.type === "radio" ? `${element.form && element.form.action} ${element.name}` : element);

  function colour(text) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return { alpha, light: [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) };
  }
  const luminance = ({ light }) => 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];

  function ground(element) {
    for (let above = element.parentElement; above; above = above.parentElement) {
      const found = colour(getComputedStyle(above).backgroundColor);
      if (found.alpha === 1) return found;
    }
    return colour("rgb(255, 255, 255)");
  }

  /* An outline of two pixels or more that differs three to one from what is around it; of a choice, around all of it. */
  function shows(focused) {
    const element = focused.closest(".choice") || focused;
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return false;
    const [darker, lighter] = [luminance(colour(style.outlineColor)), luminance(ground(element))].sort((one, other) => one - other);
    return (lighter + 0.05) / (darker + 0.05) >= 3;
  }

  function watch() {
    const seen = { all: [...document.querySelectorAll(USABLE)].filter(byKeyboard), order: [], unseen: [] };
    document.addEventListener("focusin", ({ target }) => {
      seen.order.push(target);
      if (target.id !== "inhoud" && !shows(target)) seen.unseen.push(target);
    });
    window.seen = seen;
    return seen.all.length;
  }

  function report() {
    const { all, order, unseen } = window.seen;
    const reached = new Set(order.map(group));
    const jumps = order.filter((element, at) => at && element !== order[0] && order[at - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
    return {
      unreached: all.filter((element) => !reached.has(group(element))).map(name),
      unseen: [...new Set(unseen)].map(name),
      jumps: jumps.map(name),
    };
  }

  window.look = { outside, watch, report };
})();
