// Before the program is alive, nothing typed or pressed is lost (app/src/early.rs takes it over).
//  - Ctrl K, or a press on what opens the palette, opens a field at once; the palette takes its text once it is here, however late, and
//    never within a letter that is being composed. Where its code does not come, what the page leads to is found by its words.
//  - "/" goes to the field above the list.
//  - A form that only the program answers is sent once that is alive, with what was typed.
//  - The theme is the one chosen on this device (app/account/src/users/theme.rs), and groups of the sidebar are folded as they were
//    (app/src/shell/groups.rs).
//  - Whoever signs out in one window is gone from the others too, program or not.
//  - The last button pressed is pressed again, and what was ticked or chosen is told again, once the program is alive.
(() => {
  const root = document.documentElement;
  const isAlive = () => root.hasAttribute("data-ready");
  const opener = () => document.querySelector("[data-opens=palette]");
  const isTyping = (node) => node.matches?.("input, textarea, select, [contenteditable]");
  const isBox = ({ type }) => type === "checkbox" || type === "radio";
  const chosen = new Map();
  const early = () => document.getElementById("early");
  const tell = () => dispatchEvent(new Event("clientele:early"));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
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

  // A window that has come from signing out to the door tells the others, which ask for their pages again and are led there.
  try {
    const [leaving, left] = ["clientele:leaving", "clientele:left"];
    const isAtDoor = () => location.pathname === "/login";
    if (isAtDoor() && sessionStorage.getItem(leaving)) localStorage.setItem(left, Date.now());
    sessionStorage.removeItem(leaving);
    addEventListener("submit", ({ target }) => {
      if (target.getAttribute("action") === "/api/auth/logout") sessionStorage.setItem(leaving, "yes");
    }, true);
    addEventListener("storage", ({ key, newValue }) => {
      if (key === left && newValue && !isAtDoor()) location.reload();
    });
  } catch {
    // The browser keeps nothing for us.
  }

  function open() {
    const label = opener()?.textContent.trim();
    // Once the palette is here, it opens by itself.
    if (!label || document.querySelector("#palette, dialog[open]")) return;
    early()?.remove();
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
    // An accent that waits for its letter stays where it was begun.
    field.addEventListener("compositionstart", () => (dialog.dataset.composing = ""));
    field.addEventListener("compositionend", () => {
      delete dialog.dataset.composing;
      setTimeout(tell);
    });
    field.addEventListener("input", offer);
    field.addEventListener("keydown", (event) => {
      const first = event.key === "Enter" && !event.isComposing && field.value && dialog.querySelector("nav a");
      if (!first) return;
      event.preventDefault();
      first.click();
    });
    dialog.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    dialog.addEventListener("close", () => {
      // Another one may have taken its place.
      if (!dialog.isConnected) return;
      dialog.remove();
      tell();
    });
    // Beside the body, which the program takes over as it was sent.
    root.append(dialog);
    dialog.showModal();
    field.focus();
  }

  // The palette's code did not come, and the program has said why (early.rs): the page's own links are what there is.
  function offer() {
    const dialog = early();
    if (!dialog?.dataset.missed) return;
    const body = dialog.firstChild;
    const typed = plain(dialog.querySelector("input").value);
    const said = dialog.querySelector("p") ?? document.createElement("p");
    said.className = "palette-none";
    said.setAttribute("role", "status");
    if (said.textContent !== dialog.dataset.missed) said.textContent = dialog.dataset.missed;
    const list = dialog.querySelector("nav") ?? document.createElement("nav");
    list.className = "palette-list";
    list.setAttribute("aria-label", dialog.getAttribute("aria-label"));
    const links = [...document.querySelectorAll(".sidebar a[href]")];
    const nameOf = (link) => link.getAttribute("aria-label") ?? link.textContent.trim();
    const named = new Map(links.map((link) => [link.getAttribute("href"), nameOf(link)]));
    const found = [...named].filter(([, name]) => plain(name).includes(typed));
    list.replaceChildren(
      ...found.map(([href, name]) => {
        const link = document.createElement("a");
        link.className = "palette-option";
        link.href = href;
        link.textContent = name;
        return link;
      }),
    );
    if (!said.isConnected) body.append(said, list);
  }

  addEventListener("clientele:missed", offer);

  addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
    if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k") {
      if (!opener()) return;
      event.preventDefault();
      const dialog = early();
      if (dialog?.open) dialog.close();
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

  // Whoever types on has told less than stands there.
  addEventListener("input", ({ target }) => {
    if (chosen.has(target) && !isBox(target)) chosen.set(target, target.value);
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
