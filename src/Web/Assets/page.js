// Keys, and what a form cannot do by itself. Every change is a form that works without this file, too.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const records = () => all("[data-record]");
  const current = () => document.activeElement?.closest("[data-record]");
  let prefix = "";

  function move(by) {
    const list = records();
    if (list.length === 0) return;
    const at = list.indexOf(current());
    const next = list[Math.max(0, Math.min(list.length - 1, at + by))] ?? list[0];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function toggleEdit(button) {
    const form = document.getElementById(button.dataset.edits);
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) one("textarea", form).focus();
  }

  function press(key) {
    const record = current();
    if (key === "z" && !(record && one('[data-key="z"]', record))) {
      const last = all('[data-key="z"]').pop();
      last?.click();
      return true;
    }
    const button = record && one(`[data-key="${key}"]`, record);
    button?.click();
    return Boolean(button);
  }

  function go(key) {
    const link = one(`.places [data-go="${CSS.escape(key)}"]`);
    if (link) location.href = link.href;
  }

  function onKey(key) {
    if (prefix === "g") { prefix = ""; go(key); return true; }
    switch (key) {
      case "g": prefix = "g"; setTimeout(() => (prefix = ""), 1500); return true;
      case "j": case "ArrowDown": move(1); return true;
      case "k": case "ArrowUp": if (key === "k" || current()) { move(-1); return true; } return false;
      case "/": one("#q, #find")?.focus(); return true;
      case "?": one("#keys").showModal(); return true;
      case "s": current() && one('.pick input', current())?.click(); return true;
      case "o": current() && one("[data-open]", current())?.click(); return true;
      default: return /^[yxaez]$/.test(key) && press(key);
    }
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (one("dialog[open]")) return;
    if (event.key === "ArrowDown" && !current()) return;
    if (onKey(event.key)) event.preventDefault();
  });

  document.addEventListener("click", event => {
    const edits = event.target.closest("[data-edits]");
    if (edits) toggleEdit(edits);
    const opens = event.target.closest("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens).showModal();
  });

  document.addEventListener("change", event => {
    if (event.target.matches("[data-all]"))
      all(".cards .pick input").forEach(box => (box.checked = event.target.checked));
    if (event.target.matches("[data-auto] select")) event.target.form.requestSubmit();
  });

  let quiet;
  function say(words) {
    const told = one("#told");
    told.textContent = words;
    told.classList.add("shown");
    clearTimeout(quiet);
    quiet = setTimeout(() => told.classList.remove("shown"), 3000);
  }

  // A judged card is replaced: the hand stays where it was.
  document.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.xhr.status >= 400) {
      event.detail.shouldSwap = false;
      say(event.detail.xhr.responseText.length < 200 ? event.detail.xhr.responseText : "That did not work. Load the page again.");
    }
  });
  document.addEventListener("htmx:sendError", () => say("TotalMemory has left. Run again: totalmemory web"));
  document.addEventListener("htmx:afterSwap", event => {
    const card = event.detail.elt?.closest?.("[data-record]") ?? null;
    if (!card) return;
    card.focus({ preventScroll: true });
    const told = one(".told span", card);
    say(told ? `${told.textContent} Press z to undo.` : "Undone.");
  });

  if (location.hash.startsWith("#t")) document.getElementById(location.hash.slice(1))?.classList.add("here");
})();
