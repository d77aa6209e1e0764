// Files by drag and drop, and what was chosen. Without this script the field does the same, file by file.
(() => {
  const form = document.querySelector("form.add"), drop = document.getElementById("drop");
  const field = document.getElementById("files"), list = document.getElementById("chosen-files");
  const most = Number(form.dataset.mebibytes) * 2 ** 20;
  const size = (bytes) => bytes < 2 ** 20 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;

  const show = () => {
    const files = [...field.files], all = files.reduce((sum, file) => sum + file.size, 0);
    const lines = files.slice(0, 12).map((file) => `${file.name}, ${size(file.size)}`);
    if (files.length > 12) lines.push(`and ${files.length - 12} more, ${size(all)} together`);
    list.replaceChildren(...lines.map((line) => {
      const item = Object.assign(document.createElement("li"), { textContent: line });
      item.dir = "auto";
      return item;
    }));
    field.setCustomValidity(all > most ? `These are ${size(all)} together. Add them in parts of up to ${size(most)}.` : "");
    field.reportValidity();
  };

  field.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", (event) => {
    if (!drop.contains(event.relatedTarget)) drop.classList.remove("over");
  });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const both = new DataTransfer();
    for (const file of [...field.files, ...event.dataTransfer.files]) both.items.add(file);
    field.files = both.files;
    show();
  });
  addEventListener("pageshow", show);
})();
