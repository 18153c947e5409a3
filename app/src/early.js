// Before the program is alive, nothing typed or pressed is lost (app/src/early.rs takes it over).
//  - Ctrl K, or a press on what opens the palette, opens a field at once; the palette takes its text once it is here, however late.
//  - "/" goes to the field above the list.
//  - A form that only the program answers is sent once that is alive, with what was typed.
//  - The theme is the one chosen on this device (app/account/src/users/theme.rs), and groups of the sidebar are folded as they were
//    (app/src/shell/groups.rs).
//  - The last button pressed is pressed again, and what was ticked or chosen is told again, once the program is alive.
(() => {
  const root = document.documentElement;
  const isAlive = () => root.hasAttribute("data-ready");
  const opener = () => document.querySelector("[data-opens=palette]");
  const isTyping = (node) => node.matches?.("input, textarea, select, [contenteditable]");
  const isBox = ({ type }) => type === "checkbox" || type === "radio";
  const chosen = new Map();
  let pressed, submitted;

  // The theme chosen on this device, before anything is painted; the browser's own frame follows.
  try {
    const theme = localStorage.getItem("clientele:theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
      const bars = [...document.querySelectorAll("meta[name=theme-color]")];
      const bar = bars.find((bar) => bar.media.includes(theme));
      for (const other of bars) other.content = bar?.content ?? other.content;
    }
    root.dataset.folded = localStorage.getItem("clientele:folded") ?? "";
  } catch {
    // The browser keeps nothing for us.
  }

  function open() {
    const label = opener()?.textContent.trim();
    // Once the palette is here, it opens by itself.
    if (!label || document.querySelector("#palette, dialog[open]")) return;
    document.getElementById("early")?.remove();
    const dialog = document.createElement("dialog");
    dialog.id = "early";
    dialog.className = "dialog palette";
    dialog.setAttribute("aria-label", label);
    const field = document.createElement("input");
    field.type = "text";
    field.maxLength = 200;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("aria-label", label);
    field.placeholder = label;
    const line = document.createElement("div");
    line.className = "palette-field";
    line.append(field);
    const body = document.createElement("div");
    body.className = "dialog-body";
    body.append(line);
    dialog.append(body);
    // Beside the body, which the program takes over as it was sent.
    root.append(dialog);
    dialog.showModal();
    field.focus();
  }

  addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k") {
      if (!opener()) return;
      event.preventDefault();
      const early = document.getElementById("early");
      if (early?.open) early.close();
      else open();
    } else if (key === "/" && !isAlive() && !ctrlKey && !metaKey && !altKey && !isTyping(event.target)) {
      const filter = document.querySelector("main input[type=search]");
      if (!filter) return;
      event.preventDefault();
      filter.focus();
    }
  }, true);

  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[type=button]");
    if (button?.dataset.opens === "palette") open();
    // What opens a menu works by itself; what stands in one is an act.
    else if (!isAlive() && button && !(button.popoverTargetElement && !button.popoverTargetElement.contains(button))) pressed = button;
  }, true);

  // Nobody else answers such a form: the browser would send it to a page, and what was typed would be lost. Some forms that work without
  // script are sent by the program where there is one, so that they are sent once.
  addEventListener("submit", (event) => {
    const { dataset } = event.target;
    if (isAlive() || (event.target.hasAttribute("action") && dataset.by !== "program")) return;
    event.preventDefault();
    submitted = event.target;
  }, true);

  addEventListener("change", ({ target }) => {
    // A chosen file cannot be chosen again; its form sends it.
    if (!isAlive() && target.type !== "file" && !target.closest("form.form, dialog")) chosen.set(target, isBox(target) ? target.checked : target.value);
  }, true);

  new MutationObserver((_, observer) => {
    if (!isAlive()) return;
    observer.disconnect();
    // What follows from coming alive happens first.
    setTimeout(() => {
      for (const [field, value] of chosen) {
        if (!field.isConnected) continue;
        if (isBox(field)) {
          field.checked = !value;
          field.click();
        } else {
          field.value = value;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
      }
      if (pressed?.isConnected) pressed.click();
      if (submitted?.isConnected) submitted.requestSubmit();
    });
  }).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
})();
