// Opens what an address or a link leads to, in browsers that do not by themselves, and all at once where asked.
(() => {
  const folds = [...document.querySelectorAll(".folds details")], button = document.getElementById("unfold");

  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.closest("details");
    if (!fold) return;
    for (let one = fold; one; one = one.parentElement.closest("details")) one.open = true;
    fold.scrollIntoView();
    fold.querySelector("summary").focus({ preventScroll: true });
  };

  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(open));
    for (const fold of folds) fold.open = open || fold.matches(".examples");
  });
  button.parentElement.hidden = false;
  addEventListener("hashchange", show);
  show();
})();
