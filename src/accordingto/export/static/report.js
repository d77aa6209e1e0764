"use strict";
(() => {
  const narrow = matchMedia("(max-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const sheet = makeSheet();
  let active = [...document.querySelectorAll(".story")].map(wire)[0];

  document.documentElement.classList.add("scripted");
  for (const keys of document.querySelectorAll(".keys")) keys.hidden = false;
  document.addEventListener("keydown", onKey);

  /** Connects one article with its ledger; gives what the keyboard needs. */
  function wire(root) {
    const cards = [...root.querySelectorAll(".card")];
    const byNumber = new Map(cards.map((card) => [card.dataset.n, card]));
    const places = new Map(cards.map((card) => [card.dataset.n, []]));
    for (const place of root.querySelectorAll(".page [data-n], .overview .bar")) {
      for (const number of place.dataset.n.split(" ")) places.get(number).push(place);
    }
    const buttons = [...root.querySelectorAll("button.voice")];
    const status = root.querySelector(".status");
    const unfiltered = status.textContent;
    const story = { root, cards, places, selected: null, select, clear, step, show };
    let hovered = null;

    cards.forEach((card, index) => {
      card.tabIndex = index ? -1 : 0;
      card.querySelector(".number").tabIndex = -1;
    });
    root.addEventListener("mouseover", (event) => hover(numberAt(event.target)));
    root.addEventListener("mouseleave", () => hover(null));
    root.addEventListener("click", onClick);
    root.addEventListener("focusin", (event) => {
      active = story;
      const card = event.target.closest(".card");
      if (card && card === event.target && card !== story.selected) select(card);
    });
    for (const button of buttons) {
      button.disabled = false;
      button.addEventListener("click", () => filter(button));
    }
    return story;

    function numbersAt(target) {
      const place = target.closest(".card, .page [data-n], .overview .bar");
      return place ? place.dataset.n.split(" ") : [];
    }

    function numberAt(target) {
      return numbersAt(target)[0] ?? null;
    }

    /** Marks a card, its contents, and in another way its source, cue and circumstances. */
    function paint(number, name, on) {
      byNumber.get(number).classList.toggle(name, on);
      for (const place of places.get(number)) {
        const within = place.dataset.content?.split(" ") ?? [];
        const isPart = place.closest(".page") && !within.includes(number);
        place.classList.toggle(isPart ? `${name}-part` : name, on);
      }
    }

    function hover(number) {
      if (number === hovered) return;
      if (hovered) paint(hovered, "near", false);
      if (number) paint(number, "near", true);
      hovered = number;
    }

    /** A second click on words that belong to several attributions goes to the next one out. */
    function onClick(event) {
      const numbers = numbersAt(event.target);
      if (!numbers.length || String(getSelection())) return;
      if (event.target.closest(".number")) event.preventDefault();
      active = story;
      const at = numbers.indexOf(story.selected?.dataset.n);
      const card = byNumber.get(numbers[(at + 1) % numbers.length]);
      if (card.hidden) filter(null);
      select(card);
      if (!event.target.closest(".page")) show(card);
    }

    function select(card) {
      if (story.selected) {
        paint(story.selected.dataset.n, "chosen", false);
        story.selected.removeAttribute("aria-current");
        story.selected.tabIndex = -1;
      }
      story.selected = card;
      card.tabIndex = 0;
      card.setAttribute("aria-current", "true");
      paint(card.dataset.n, "chosen", true);
      if (narrow.matches) {
        sheet.open(story);
        inText(card)?.scrollIntoView({ block: "nearest" });
      } else card.scrollIntoView({ block: "nearest" });
    }

    function clear() {
      if (story.selected) {
        paint(story.selected.dataset.n, "chosen", false);
        story.selected.removeAttribute("aria-current");
        story.selected = null;
      }
      sheet.close();
      if (buttons.some((button) => button.ariaPressed === "true")) filter(null);
    }

    function step(by) {
      const shown = cards.filter((card) => !card.hidden);
      if (!shown.length) return;
      const at = shown.indexOf(story.selected);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
      const card = shown[Math.max(0, Math.min(shown.length - 1, next))];
      select(card);
      if (!narrow.matches) card.focus({ preventScroll: true });
      show(card);
    }

    /** Scrolls the article to the words of a card; gives the first of them. */
    function show(card) {
      const block = narrow.matches ? "start" : "center";
      const place = inText(card);
      place?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
      return place;
    }

    function inText(card) {
      return places.get(card.dataset.n).find((place) => place.closest(".page"));
    }

    /** Shows one voice only; the same button again, or none, shows all. */
    function filter(chosen) {
      const off = !chosen || chosen.ariaPressed === "true";
      for (const button of buttons) button.ariaPressed = String(!off && button === chosen);
      const kept = new Set();
      for (const card of cards) {
        card.hidden = !off && card.dataset.v !== chosen.dataset.v;
        if (!card.hidden) kept.add(card.dataset.n);
      }
      for (const place of root.querySelectorAll(".page [data-n], .overview .bar")) {
        place.classList.toggle("off", !place.dataset.n.split(" ").some((number) => kept.has(number)));
      }
      status.textContent = off
        ? unfiltered
        : `${kept.size} of ${cards.length}: ${chosen.querySelector(".name").textContent}`;
      const first = cards.find((card) => !card.hidden);
      if (story.selected?.hidden) clear();
      if (first && !story.selected) first.tabIndex = 0;
    }
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !active) return;
    const onCard = event.target.classList?.contains("card");
    const step = { j: 1, k: -1 }[event.key] ?? (onCard ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined);
    if (step) active.step(step);
    else if (event.key === "Enter" && onCard) {
      const place = active.show(event.target);
      if (place) {
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
      }
    } else if (event.key === "Escape") {
      if (event.target.closest(".page")) active.selected?.focus({ preventScroll: true });
      active.clear();
    } else return;
    event.preventDefault();
  }

  /** On a narrow screen the chosen card comes up from below. */
  function makeSheet() {
    const root = document.createElement("section");
    root.className = "sheet";
    root.hidden = true;
    root.setAttribute("aria-label", "Chosen attribution");
    const bar = document.createElement("p");
    const body = document.createElement("div");
    body.setAttribute("aria-live", "polite");
    bar.append(
      button("Previous", () => active.step(-1)),
      button("Next", () => active.step(1)),
      button("Close", () => active.clear()),
    );
    root.append(body, bar);
    document.body.append(root);
    narrow.addEventListener("change", close);
    return { open, close };

    function button(label, act) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.addEventListener("click", act);
      return made;
    }

    function open(story) {
      const copy = document.createElement("div");
      copy.className = story.selected.className.replace(/\bd\d\b/, "d0");
      copy.append(...[...story.selected.children].map((child) => child.cloneNode(true)));
      copy.querySelector(".number").removeAttribute("href");
      body.replaceChildren(copy);
      root.hidden = false;
    }

    function close() {
      root.hidden = true;
    }
  }
})();
