"use strict";
(() => {
  const narrow = matchMedia("(max-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const sheet = makeSheet();
  const stories = [...document.querySelectorAll(".story")].map(wire);
  let active = stories[0];

  document.documentElement.classList.add("scripted");
  restore();
  addEventListener("hashchange", restore);
  for (const keys of document.querySelectorAll(".keys")) keys.hidden = false;
  document.addEventListener("keydown", onKey);

  /** Connects one article with its ledger; returns its state and actions, for the keyboard and the sheet. */
  function wire(root) {
    const cards = [...root.querySelectorAll(".card")];
    const byNumber = new Map(cards.map((card) => [card.dataset.n, card]));
    const places = new Map(cards.map((card) => [card.dataset.n, []]));
    for (const place of root.querySelectorAll(".page [data-n], .overview .bar")) {
      for (const number of place.dataset.n.split(" ")) places.get(number).push(place);
    }
    const mentions = new Map();
    for (const place of root.querySelectorAll(".page [data-m]")) {
      for (const number of place.dataset.m.split(" ")) {
        if (!mentions.has(number)) mentions.set(number, []);
        mentions.get(number).push(place);
      }
    }
    const buttons = new Map([...root.querySelectorAll("button.voice")].map((button) => [button.dataset.v, button]));
    const status = root.querySelector(".status");
    const unfiltered = status.textContent;
    const form = root.querySelector(".filters");
    const selects = [...(form?.querySelectorAll("select") ?? [])];
    const story = { root, cards, places, selected: null, lit: null, select, clear, step, show, light, chosen, restoreTo };
    let hovered = null;

    cards.forEach((card, index) => {
      card.tabIndex = index ? -1 : 0;
      reach(card, false);
    });
    root.addEventListener("mouseover", (event) => hover(numberAt(event.target)));
    root.addEventListener("mouseleave", () => hover(null));
    root.addEventListener("click", onClick);
    root.addEventListener("focusin", (event) => {
      active = story;
      const card = event.target.closest(".card");
      if (card && card === event.target && card !== story.selected) select(card);
    });
    for (const [number, button] of buttons) {
      button.disabled = false;
      button.addEventListener("click", () => light(number));
    }
    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", onFilter);
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        showAll();
        selects[0].focus();
      });
    }
    filter();
    return story;

    /** Makes the links of a card reachable with the Tab key, which they are only while it is selected. */
    function reach(card, on) {
      for (const link of card.querySelectorAll("a")) link.tabIndex = on ? 0 : -1;
    }

    function numbersAt(target) {
      const place = target.closest(".card, .page [data-n], .overview .bar");
      return place ? place.dataset.n.split(" ") : [];
    }

    function numberAt(target) {
      return numbersAt(target)[0] ?? null;
    }

    /** Toggles a class on a card and its content, and `${name}-part` on the other parts in the article. */
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

    /** Handles clicks. A second click on words of several attributions selects the next outer one. */
    function onClick(event) {
      const link = event.target.closest("a");
      active = story;
      if (link?.dataset.v) {
        event.preventDefault();
        if (story.lit !== link.dataset.v) light(link.dataset.v);
      } else if (link?.dataset.go) {
        event.preventDefault();
        choose(byNumber.get(link.dataset.go), true);
      } else if (!String(getSelection())) {
        if (link?.matches(".number")) event.preventDefault();
        choosePlace(event.target);
      }
    }

    function choosePlace(target) {
      const numbers = numbersAt(target);
      const at = numbers.indexOf(story.selected?.dataset.n);
      if (numbers.length) choose(byNumber.get(numbers[(at + 1) % numbers.length]), !target.closest(".page"));
      else {
        const mention = target.closest(".page [data-m]");
        if (mention) light(mention.dataset.m.split(" ")[0]);
      }
    }

    function choose(card, toText) {
      if (card.hidden) showAll();
      select(card);
      if (toText) show(card);
    }

    function select(card) {
      if (story.selected) {
        paint(story.selected.dataset.n, "chosen", false);
        story.selected.removeAttribute("aria-current");
        story.selected.tabIndex = -1;
        reach(story.selected, false);
      }
      story.selected = card;
      card.tabIndex = 0;
      reach(card, true);
      card.setAttribute("aria-current", "true");
      paint(card.dataset.n, "chosen", true);
      if (narrow.matches) {
        sheet.open(story);
        inText(card)?.scrollIntoView({ block: "nearest" });
      } else card.scrollIntoView({ block: "nearest" });
    }

    function clear() {
      deselect();
      sheet.close();
      if (story.lit !== null || Object.keys(chosen()).length) showAll();
    }

    function showAll() {
      for (const select of selects) select.value = "";
      if (story.lit !== null) light(null);
      else filter();
      remember();
    }

    function deselect() {
      if (!story.selected) return;
      paint(story.selected.dataset.n, "chosen", false);
      story.selected.removeAttribute("aria-current");
      reach(story.selected, false);
      story.selected = null;
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

    /** Scrolls the article to the words of a card; returns the first element with them. */
    function show(card) {
      const block = narrow.matches ? "start" : "center";
      const place = inText(card);
      place?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
      return place;
    }

    function inText(card) {
      return places.get(card.dataset.n).find((place) => place.closest(".page"));
    }

    /** Highlights all mentions and statements of a voice; the same voice again, or null, ends that. */
    function light(number) {
      relight(number === story.lit ? null : number);
      const actor = selects.find((select) => select.name === "actor");
      if (actor) actor.value = cards.some((card) => card.dataset.v === story.lit) ? story.lit : "";
      filter();
      remember();
      if (narrow.matches) {
        if (story.lit === null) sheet.close();
        else sheet.openVoice(buttons.get(story.lit), status.textContent);
      }
    }

    function relight(number) {
      if (story.lit !== null) paintVoice(story.lit, false);
      story.lit = number;
      if (story.lit !== null) paintVoice(story.lit, true);
    }

    function onFilter(event) {
      if (event.target.name === "actor") relight(buttons.has(event.target.value) ? event.target.value : null);
      filter();
      remember();
    }

    /** Returns the filters that are set, by the name of the control. */
    function chosen() {
      return Object.fromEntries(selects.filter((select) => select.value).map((select) => [select.name, select.value]));
    }

    /** Sets the filters from the address, ignoring values that are not offered. */
    function restoreTo(wanted) {
      for (const select of selects) {
        const value = wanted.get(`${root.id}.${select.name}`) ?? "";
        select.value = [...select.options].some((option) => option.value === value) ? value : "";
      }
      const actor = chosen().actor;
      relight(actor !== undefined && buttons.has(actor) ? actor : null);
      filter();
    }

    /** Returns whether a card has all wanted values, given by the name of the control. */
    function fits(card, wanted) {
      return Object.entries(wanted).every(([name, value]) => {
        const has = name === "actor" ? card.dataset.v : card.dataset[name];
        return (has ?? "").split(" ").includes(value);
      });
    }

    function filter() {
      const wanted = chosen();
      const narrowed = Object.keys(wanted).length > 0;
      const kept = new Set(cards.filter((card) => fits(card, wanted)).map((card) => card.dataset.n));
      for (const card of cards) card.hidden = !kept.has(card.dataset.n);
      for (const place of root.querySelectorAll(".page [data-n], .overview .bar")) {
        const numbers = (place.dataset.content ?? place.dataset.n).split(" ");
        place.classList.toggle("off", narrowed && !numbers.some((number) => kept.has(number)));
      }
      for (const row of root.querySelectorAll(".row")) row.classList.toggle("off", narrowed && !kept.has(row.dataset.on));
      if (story.selected?.hidden) deselect();
      const first = cards.find((card) => !card.hidden);
      if (first && !story.selected) first.tabIndex = 0;
      status.textContent = summary(kept.size, narrowed);
      if (form) count(wanted, kept.size, narrowed);
    }

    /** Shows beside each option how many cards it would leave, given the other filters. */
    function count(wanted, kept, narrowed) {
      for (const select of selects) {
        select.classList.toggle("set", select.value !== "");
        for (const option of select.options) {
          if (!option.value) continue;
          const left = cards.filter((card) => fits(card, { ...wanted, [select.name]: option.value })).length;
          option.textContent = `${option.dataset.label} (${left})`;
          option.disabled = left === 0 && option.value !== select.value;
        }
      }
      form.querySelector("button").hidden = !narrowed;
      form.querySelector(".found").textContent = narrowed ? `${kept} of ${cards.length} shown` : "";
    }

    function paintVoice(number, on) {
      const button = buttons.get(number);
      button.ariaPressed = String(on);
      root.classList.toggle(`v${button.dataset.colour}`, on);
      for (const place of mentions.get(number) ?? []) place.classList.toggle("lit", on);
    }

    function summary(kept, narrowed) {
      if (!narrowed) {
        if (story.lit === null) return unfiltered;
        return `${buttons.get(story.lit).querySelector(".name").textContent}: mentioned, not cited`;
      }
      const names = selects.filter((select) => select.value).map((select) => select.selectedOptions[0].dataset.label);
      return `${kept} of ${cards.length}: ${names.join(", ")}`;
    }
  }

  /** Writes the filters into the address, so that it can be shared; other fragments are left alone. */
  function remember() {
    const wanted = stories.flatMap((story) =>
      Object.entries(story.chosen()).map(([name, value]) => [`${story.root.id}.${name}`, value]),
    );
    const written = wanted.length ? `#show?${new URLSearchParams(wanted)}` : "";
    if (written || location.hash.startsWith("#show?")) history.replaceState(null, "", written || location.pathname + location.search);
  }

  function restore() {
    if (!location.hash.startsWith("#show?")) return;
    const wanted = new URLSearchParams(location.hash.slice("#show?".length));
    for (const story of stories) story.restoreTo(wanted);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !active) return;
    if (event.target.matches?.("select, input, textarea") && event.key !== "Escape") return;
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
      if (event.target.closest?.(".page")) active.selected?.focus({ preventScroll: true });
      active.clear();
    } else return;
    event.preventDefault();
  }

  /** Makes the sheet that shows the selected card at the bottom of a narrow screen. */
  function makeSheet() {
    const root = document.createElement("section");
    root.className = "sheet";
    root.hidden = true;
    root.setAttribute("aria-label", "Selected attribution");
    const bar = document.createElement("p");
    const body = document.createElement("div");
    body.setAttribute("aria-live", "polite");
    bar.append(
      button("Previous", () => active.step(-1)),
      button("Next", () => active.step(1)),
      button("Close", () => active.clear()),
    );
    body.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-v]");
      if (!link) return;
      event.preventDefault();
      if (active.lit !== link.dataset.v) active.light(link.dataset.v);
    });
    root.append(body, bar);
    document.body.append(root);
    narrow.addEventListener("change", close);
    return { open, openVoice, close };

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

    /** Shows the highlighted voice. */
    function openVoice(button, summary) {
      const copy = document.createElement("div");
      copy.className = "figure";
      const name = document.createElement("p");
      name.className = "voice";
      name.append(...[...button.children].map((child) => child.cloneNode(true)));
      const said = document.createElement("p");
      said.className = "plain";
      said.textContent = summary;
      copy.append(name, said);
      body.replaceChildren(copy);
      root.hidden = false;
    }

    function close() {
      root.hidden = true;
    }
  }
})();
