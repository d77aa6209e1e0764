"use strict";
/* Correcting in place: the form below a card, and words taken from the text where they are selected.
   Everything works without this, on a page of its own. */
(() => {
  const narrow = matchMedia("(max-width: 62rem)");
  const page = document.querySelector(".page");
  const cards = document.querySelector(".cards");
  const ledger = document.querySelector(".ledger");
  if (!page) return;
  const EDGE = 5; // words of a stretch that are shown of its beginning and of its end, as in pages/correcting.py
  let armed = null;
  let panel = null;
  let asker = null;

  for (const hint of document.querySelectorAll(".scripted-only")) hint.hidden = false;
  document.querySelectorAll(".correction").forEach(wire);
  document.addEventListener("selectionchange", offer);
  page.addEventListener("pointerup", () => setTimeout(take));
  page.addEventListener("keyup", take);
  const offered = ledger ? makeOffer() : null;
  if (ledger) {
    ledger.addEventListener("click", onLink);
    document.addEventListener("keydown", onKey, true); // before the report, which would let go of the card
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches(".card") && !narrow.matches) target.focus({ preventScroll: true });
  }
  if (location.hash === "#kept") document.getElementById("kept")?.focus();

  /** What is selected in the text: the words, and where they stand, in code points; null where nothing is. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!page.contains(range.commonAncestorContainer)) return null;
    let at = 0;
    let start = -1;
    let words = "";
    for (const block of page.querySelectorAll(".block")) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (range.intersectsNode(node)) {
          const from = node === range.startContainer ? range.startOffset : 0;
          const to = node === range.endContainer ? range.endOffset : node.data.length;
          if (from < to) {
            if (start < 0) start = at + count(node.data.slice(0, from));
            words += node.data.slice(from, to);
          }
        }
        at += count(node.data);
      }
    }
    const lead = words.length - words.trimStart().length;
    start += count(words.slice(0, lead));
    words = words.trim();
    return words ? { words, start, end: start + count(words) } : null;
  }

  function count(text) {
    return [...text].length;
  }

  /** Puts the selected words into the field that waits for words. */
  function take() {
    const found = selected();
    if (armed?.isConnected && armed.offsetParent && found) fill(armed, found);
  }

  function fill(field, found) {
    const form = field.form;
    const last = field.closest("[data-stretch]")?.querySelector("[data-last]");
    const words = found.words.split(/\s+/);
    const isLong = last && words.length > 2 * EDGE;
    field.value = (isLong ? words.slice(0, EDGE) : words).join(" ");
    if (last) last.value = isLong ? words.slice(-EDGE).join(" ") : "";
    form.elements[`${field.name}_at`].value = found.start;
    form.elements[`${field.name}_end`].value = found.end;
    if (form.elements[`${field.name}_in`]) form.elements[`${field.name}_in`].value = "";
    field.classList.add("taken");
  }

  /** A field for words that has the focus, or had it last, waits for a selection. */
  function wire(form) {
    const fields = [...form.querySelectorAll("[data-words]")];
    for (const field of fields) {
      const last = field.closest("[data-stretch]")?.querySelector("[data-last]");
      field.addEventListener("focus", () => arm(field));
      last?.addEventListener("focus", () => arm(field));
      last?.addEventListener("input", () => field.classList.remove("taken"));
      field.addEventListener("input", () => {
        form.elements[`${field.name}_at`].value = form.elements[`${field.name}_end`].value = "";
        field.classList.remove("taken");
      });
    }
    form.addEventListener("change", (event) => {
      if (event.target.name !== "kind") return;
      const first = event.target.closest(".kind").querySelector(".more-of :is(select, textarea, input:not([type=hidden]))");
      const words = event.target.closest(".kind").querySelector("[data-words]");
      if (words) arm(words);
      else armed = null;
      if (first && event.target.matches(":focus-visible") === false) first.focus();
    });
  }

  function arm(field) {
    armed?.classList.remove("armed");
    armed = field;
    field.classList.add("armed");
  }

  function onLink(event) {
    const link = event.target.closest("a.correct");
    if (!link || narrow.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href, link.closest(".card"), link);
  }

  /** Fetches the form and puts it below the card, or where there is none before all cards. */
  async function open(address, card, from, found) {
    const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Target": "#form" } });
    if (!answer.ok) {
      location.assign(address);
      return;
    }
    close();
    asker = from;
    panel = document.createElement("li");
    panel.className = "correcting";
    panel.append(document.createRange().createContextualFragment(await answer.text()));
    if (card) card.after(panel);
    else if (cards) cards.prepend(panel);
    else {
      panel = Object.assign(document.createElement("div"), { className: "correcting" });
      ledger.append(panel);
    }
    const form = panel.querySelector("form");
    wire(form);
    panel.addEventListener("click", (event) => {
      if (!event.target.closest(".leave")) return;
      event.preventDefault();
      close();
    });
    if (found) fill(form.elements.content, found);
    const first = found ? form.elements.cue : form.querySelector("input[type=radio], textarea");
    first.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }

  function close() {
    panel?.remove();
    panel = armed = null;
    asker?.isConnected && asker.focus({ preventScroll: true });
    asker = null;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && panel) {
      close();
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.target.matches?.("select, input, textarea")) return;
    if (event.key === "c") document.querySelector(".cards .card[aria-current] a.correct")?.click();
    else if (event.key === "m" && !offered.hidden) offered.click();
    else return;
    event.preventDefault();
  }

  /** Where words are selected and no form waits for them, a button says what can be done with them. */
  function makeOffer() {
    const link = document.querySelector("a.missing");
    const made = document.createElement("button");
    made.type = "button";
    made.className = "offer";
    made.hidden = true;
    made.textContent = "Add a missing attribution";
    document.body.append(made);
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => {
      const found = selected();
      made.hidden = true;
      if (link && found) open(link.href, null, null, found);
    });
    return made;
  }

  function offer() {
    if (!offered) return;
    const found = !panel && !narrow.matches && document.querySelector("a.missing") ? selected() : null;
    offered.hidden = !found;
    if (!found) return;
    const place = getSelection().getRangeAt(0).getBoundingClientRect();
    offered.style.left = `${Math.max(8, Math.min(place.left, innerWidth - 260)) + scrollX}px`;
    offered.style.top = `${place.bottom + scrollY + 6}px`;
  }
})();
