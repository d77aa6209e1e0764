"use strict";
/* Applies the theme that the user chose, before the page is drawn. Without a choice it is the system's. */
(() => {
  const NAME = "accordingto.theme";
  const THEMES = ["light", "dark"];
  const root = document.documentElement;

  show(kept());
  addEventListener("storage", (event) => {
    if (event.key === NAME) show(event.newValue);
  });
  addEventListener("DOMContentLoaded", () => {
    for (const select of switches()) {
      select.closest(".theme").hidden = false;
      select.addEventListener("change", () => {
        show(select.value);
        keep(select.value);
      });
    }
    show(kept());
  });

  function show(theme) {
    if (THEMES.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const select of switches()) select.value = root.dataset.theme ?? "";
  }

  function switches() {
    return document.querySelectorAll(".theme select");
  }

  /* A browser may forbid a page to store anything: then the choice lasts as long as the page. */
  function kept() {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  }

  function keep(theme) {
    try {
      if (theme) localStorage.setItem(NAME, theme);
      else localStorage.removeItem(NAME);
    } catch {
      return;
    }
  }
})();
