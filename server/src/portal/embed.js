/* Puts a company's client portal into a page: <clientele-portal company="…"></clientele-portal>. Documented in docs/embedding.md. */
(() => {
  "use strict";
  const home = new URL(document.currentScript.src).origin;
  const WORDS = {
    fr: { title: "Espace client", loading: "Chargement de l’espace client…", failed: "L’espace client ne s’affiche pas ici.", open: "L’ouvrir dans un nouvel onglet" },
    en: { title: "Client space", loading: "Loading the client space…", failed: "The client space is not shown here.", open: "Open it in a new tab" },
  };
  const PATIENCE = 20000;
  const LOWEST = 160;
  const HIGHEST = 20000;

  class ClientelePortal extends HTMLElement {
    static observedAttributes = ["company", "path", "theme", "brand", "lang", "token"];

    connectedCallback() {
      this.hear = (event) => this.told(event);
      addEventListener("message", this.hear);
      this.draw();
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      clearTimeout(this.timer);
      this.frame = null;
    }

    /* What is changed together is drawn once. */
    attributeChangedCallback(name, before, after) {
      if (!this.frame || before === after || this.due) return;
      this.due = true;
      queueMicrotask(() => {
        this.due = false;
        if (this.frame) this.draw();
      });
    }

    get words() {
      const language = this.getAttribute("lang") || document.documentElement.lang || navigator.language;
      return language.toLowerCase().startsWith("en") ? WORDS.en : WORDS.fr;
    }

    /* What the portal is asked for goes behind the #, which no server is sent and no Referer holds. A token is good for once. */
    address() {
      const [path, theme, brand, given] = ["path", "theme", "brand", "token"].map((name) => this.getAttribute(name) || "");
      const token = given === this.used ? "" : given;
      if (token) this.used = token;
      const asked = new URLSearchParams({ lang: this.words === WORDS.en ? "en" : "fr" });
      if (path) asked.set("to", path);
      if (token) asked.set("signed", "");
      const wished = new URLSearchParams({ host: location.origin });
      for (const [name, value] of Object.entries({ to: path, theme, brand, token })) if (value) wished.set(name, value);
      return `${home}/portal/embed/${encodeURIComponent(this.getAttribute("company") || "")}?${asked}#${wished}`;
    }

    draw() {
      clearTimeout(this.timer);
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      const note = document.createElement("p");
      note.setAttribute("role", "status");
      note.textContent = this.words.loading;
      const frame = document.createElement("iframe");
      frame.title = this.words.title;
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads");
      Object.assign(frame.style, { display: "block", width: "100%", height: "0", border: "0", colorScheme: "normal" });
      frame.src = this.address();
      this.style.display = "block";
      this.setAttribute("state", "loading");
      root.replaceChildren(note, frame);
      [this.frame, this.note] = [frame, note];
      this.timer = setTimeout(() => this.failed(), PATIENCE);
    }

    /* Only the frame of this element is heard, and only while it shows the portal. */
    told({ source, origin, data }) {
      if (!this.frame || source !== this.frame.contentWindow || origin !== home || !data) return;
      if (data.clientele === "height" && Number.isFinite(data.height)) {
        this.frame.style.height = `${Math.min(Math.max(data.height, LOWEST), HIGHEST)}px`;
        this.shown();
      }
      if (data.clientele === "page" && this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
    }

    shown() {
      clearTimeout(this.timer);
      if (this.getAttribute("state") === "shown") return;
      this.note.remove();
      this.setAttribute("state", "shown");
      this.dispatchEvent(new Event("clientele-shown", { bubbles: true }));
    }

    failed() {
      const link = document.createElement("a");
      Object.assign(link, { href: `${home}/portal`, target: "_blank", rel: "noopener", textContent: this.words.open });
      this.note.setAttribute("role", "alert");
      this.note.replaceChildren(`${this.words.failed} `, link);
      this.setAttribute("state", "failed");
      this.dispatchEvent(new Event("clientele-failed", { bubbles: true }));
    }
  }

  if (!customElements.get("clientele-portal")) customElements.define("clientele-portal", ClientelePortal);
})();
