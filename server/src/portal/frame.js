/* The portal in a frame of another site. It tells the page around how high it is, and goes from page to page by itself, so that whoever is
   in stays in where browsers keep no cookies for frames: the session is then known to this script alone, and to nothing that is stored. */
(() => {
  "use strict";
  const script = document.currentScript;
  const { company, sites = "", session } = script.dataset;
  script.removeAttribute("data-session");
  if (window.parent === window) return;

  const wished = new URLSearchParams(location.hash.slice(1));
  // A token is used by this page alone: neither its history nor a copy of its address has it.
  const asked = new URLSearchParams(location.search);
  asked.delete("signed");
  const first = [location.pathname, asked.toString()].filter(Boolean).join("?");
  history.replaceState({ to: first }, "", first);
  // The site around says who it is, and is believed if it may hold the portal: no other is told anything.
  const host = sites.split(" ").find((site) => site === wished.get("host"));
  const door = `/portal/embed/${company}`;
  const OUTSIDE = /^\/portal\/(documents|files)\/.|^\/portal\/pay(\/|$)|\.(pdf|zip|csv)$/;
  const pass = wished.get("token");
  // Whoever was in before is not whom the site says: nothing of theirs is shown or sent any more.
  let token = (!pass && session) || "";
  let here = first;
  let turn = 0;
  const sending = new WeakSet();

  function tell(what, more) {
    if (host) window.parent.postMessage({ clientele: what, ...more }, host);
  }

  function look() {
    const root = document.documentElement;
    root.classList.add("framed");
    const theme = wished.get("theme");
    if (theme === "light" || theme === "dark") root.style.colorScheme = theme;
    const brand = wished.get("brand") || "";
    if (/^#[0-9a-f]{6}$/i.test(brand)) root.style.setProperty("--brand", brand);
    return root.style.getPropertyValue("--brand") !== "";
  }

  /* Shows another page in the place of this one. What it may load and run stays what this one may. */
  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    const colour = /--brand:(#[0-9a-f]{6})/i.exec(page.head.querySelector("style")?.textContent || "");
    if (!hasBrand && colour) document.documentElement.style.setProperty("--brand", colour[1]);
    const scripts = [...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src"));
    for (const script of page.querySelectorAll("script")) script.remove();
    for (const image of token ? page.querySelectorAll('img[src^="/portal/"]') : []) paint(image);
    document.body.replaceChildren(...page.body.childNodes);
    for (const src of scripts.filter((src) => src !== script.getAttribute("src"))) {
      document.body.append(Object.assign(document.createElement("script"), { src }));
    }
    window.scrollTo(0, 0);
    const heading = document.querySelector("h1");
    if (heading) heading.tabIndex = -1;
    focus(document.querySelector('[aria-invalid="true"]') || heading);
  }

  /* Has whoever reads or types go on there; whoever is in the page around stays where they are. */
  function focus(element) {
    if (!document.hasFocus()) return;
    element?.focus({ preventScroll: true });
    tell("page");
  }

  /* A picture that is for whoever is in: the browser would ask for it without the session. */
  async function paint(image) {
    const from = image.getAttribute("src");
    image.removeAttribute("src");
    const answer = await fetch(from, { headers: { "clientele-frame": token } }).catch(() => null);
    const isPicture = answer?.ok && (answer.headers.get("content-type") || "").startsWith("image/");
    if (!isPicture) return image.remove();
    image.src = URL.createObjectURL(await answer.blob());
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  }

  /* Asks for a page with the session, and shows what is answered. Of two that are asked for, the later one is shown. */
  async function go(to, { keep = true, ...options } = {}) {
    const mine = ++turn;
    document.documentElement.setAttribute("aria-busy", "true");
    try {
      const headers = token ? { "clientele-frame": token } : {};
      const answer = await fetch(to, { ...options, headers, credentials: "same-origin" });
      const given = answer.headers.get("clientele-frame");
      if (given) token = given;
      const next = answer.headers.get("clientele-to");
      if (next) return await go(next);
      const at = new URL(answer.url);
      // Nobody is in any more.
      if (at.pathname === "/portal/login") {
        token = "";
        return await go(`${door}?lang=${document.documentElement.lang}`);
      }
      const said = await answer.text();
      if (mine !== turn) return;
      const isDocument = (answer.headers.get("content-type") || "").startsWith("text/html");
      if (!isDocument) return answer.ok ? out(at.href) : complain();
      const isPage = !options.method || answer.redirected;
      here = isPage ? at.pathname + at.search : here;
      if (keep && isPage) history.pushState({ to: here }, "");
      show(said);
    } catch {
      // Another page of the frame's own would know neither the session nor what was typed.
      if (mine === turn) complain();
    } finally {
      if (mine === turn) document.documentElement.removeAttribute("aria-busy");
    }
  }

  /* Something was refused, is not there, or did not come through: what is shown stays as it is, and so does what was typed. */
  function complain() {
    const text = document.createElement("p");
    Object.assign(text, { id: "failed", className: "wrong", tabIndex: -1 });
    text.setAttribute("role", "alert");
    const isEnglish = document.documentElement.lang === "en";
    text.textContent = isEnglish ? "That did not work. Try again." : "Cela n’a pas abouti. Réessayez.";
    document.getElementById("failed")?.remove();
    (document.querySelector("main") || document.body).prepend(text);
    focus(text);
  }

  /* Opens something in a tab of its own, where the session is handed over in the body of a form: addresses are told around. */
  function out(to) {
    const { pathname, search, href } = new URL(to, location.href);
    if (!token) return window.open(href, "_blank", "noopener");
    const form = Object.assign(document.createElement("form"), { method: "post", action: "/portal/embed/out", target: "_blank", rel: "noopener", hidden: true });
    for (const [name, value] of [["session", token], ["to", pathname + search]]) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
    form.remove();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button) return;
    // The frame's own address stays that of the page that it began with.
    const to = new URL(link.getAttribute("href"), location.origin + here);
    if (to.origin !== location.origin) return Object.assign(link, { target: "_blank", rel: "noopener" });
    if (link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    const isAside = event.metaKey || event.ctrlKey || event.shiftKey || link.target === "_blank" || link.hasAttribute("download");
    const isOutside = isAside || to.searchParams.has("download") || OUTSIDE.test(to.pathname);
    if (isOutside) out(to.href);
    else go(to.pathname + to.search);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const action = new URL(event.submitter?.getAttribute("formaction") || form.getAttribute("action") || here, location.origin + here);
    if (event.defaultPrevented || action.origin !== location.origin) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const isSent = form.method === "post";
    if (!isSent) action.search = new URLSearchParams(data);
    // What is paid is paid outside, from the page that one pays on.
    if (OUTSIDE.test(action.pathname)) return out(isSent ? here : action.href);
    const isWhole = form.enctype === "multipart/form-data";
    const options = isSent ? { method: "POST", body: isWhole ? data : new URLSearchParams(data) } : {};
    // Pressed twice, it is sent once.
    if (sending.has(form)) return;
    sending.add(form);
    go(action.pathname + action.search, options).finally(() => sending.delete(form));
  });

  addEventListener("popstate", (event) => {
    if (event.state?.to) go(event.state.to, { keep: false });
  });

  const hasBrand = look();
  new ResizeObserver(() => tell("height", { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
  if (pass) {
    if (location.pathname !== door) document.body.replaceChildren();
    const body = new URLSearchParams({ token: pass, to: wished.get("to") || "", lang: asked.get("lang") || "" });
    go(`${door}/token`, { method: "POST", body });
  }
})();
