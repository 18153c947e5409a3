// Clientèle without network: what the browser has seen stays readable.
//
// The server says on each page whose it is and of which build (server/src/offline.rs). One build of one person's company is kept
// at a time, so that pages and program always fit together:
//  - A page is asked for first, and answered from here only when the network fails. Its headers are kept with it: the scripts in it
//    bear the nonce of its own policy.
//  - A page of another build throws away the pages and the files of the former: whoever was sent a new page never gets an old
//    program, and an old page never a new one. A page is kept only once the files that it names are.
//  - A page of somebody else, of another company or of nobody throws away the pages kept; signing out throws away everything.
//  - What may be called over any page, the palette, is fetched by the program once a page is at rest, and kept with its files.
//  - Files are answered from here only without network, and only those that the server calls immutable: their names change with their
//    content, so that the browser's own cache has them at hand. What comes by way of a worker comes later, and a page needs dozens.
//  - Calls (/api/…), what changes (/api/events) and downloads are left alone: the program keeps the tables of lists itself.

const PAGES = "clientele-pages-"; // and whose
const FILES = "clientele-files-"; // and of which build
const TABLES = "clientele-tables-"; // the program's own
const FORMER = "clientele-clients-"; // what those were called
const MOST_PAGES = 50;
const REST = 1500; // milliseconds
const OFFLINE = "/offline";
const SIGN_OUT = "/api/auth/logout";
const A_FILE = /^\/(pkg|fonts)\//;
// Where the lists are, each with its records below it: what the server's registry says (server/tests/all/http/offline.rs). At the first
// the program begins.
const LISTS = ["/clients", "/contacts", "/products", "/quotes", "/orders", "/deliveries", "/invoices", "/recurring", "/credit-notes", "/payments", "/credits", "/tasks", "/expenses"];
const READABLE = new RegExp(`^(${LISTS.join("|")})(/new|/[0-9a-f-]{36}(/edit)?)?$`);
// Lists and records: what their addresses ask for beyond the path, the program does by itself.
const WHOLE = new RegExp(`^(${LISTS.join("|")})(/[0-9a-f-]{36})?$`);

// Counts the signing out: what was asked for before it is not kept after it.
let visit = 0;
// What the last page said, so that the next one like it need not look.
let known = "";
// Whether the last page asked for did not come.
let isLost = false;

addEventListener("install", (event) => event.waitUntil(skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (method === "POST" && pathname === SIGN_OUT) event.waitUntil(signedOut());
  if (method !== "GET") return;
  if (A_FILE.test(pathname)) asked(event);
  else if (mode === "navigate" && !/^\/(api|files)\//.test(pathname)) event.respondWith(page(event));
});

// A page at rest tells which files it has loaded. If it had no document of its own, or that came before this worker, it is asked for.
addEventListener("message", (event) => event.waitUntil(atRest(event.data)));

async function atRest({ files, page, hasDocument }) {
  const pages = await cacheNamed(PAGES);
  if (page && !(hasDocument && (await pages?.match(page)))) await visited(page);
  await haveFiles(files);
}

async function page(event) {
  const mine = visit;
  const url = new URL(event.request.url);
  const response = await fetch(event.request).catch(() => null);
  isLost = !response;
  if (!response) return (await kept(url)) ?? Response.error();
  await follow(response);
  const copy = response.clone();
  if (!url.search) event.waitUntil(atLeisure().then(() => keep(url.pathname, copy, mine)));
  return response;
}

// The page has the machine for itself first.
function atLeisure() {
  return new Promise((resolve) => setTimeout(resolve, REST));
}

async function visited(path) {
  const mine = visit;
  if (!READABLE.test(path)) return;
  const response = await fetch(path, { redirect: "manual" }).catch(() => null);
  if (!response) return;
  await follow(response);
  await keep(path, response, mine);
}

// Throws away what does not belong to this page's build, or to its reader.
async function follow(response) {
  const build = response.headers.get("clientele-build");
  const whose = response.headers.get("clientele-for");
  if (!build || !whose || known === build + whose) return;
  const names = await caches.keys();
  const isNew = !names.includes(FILES + build);
  const isOther = (name) =>
    name.startsWith(FILES) ? name !== FILES + build : name.startsWith(PAGES) && (isNew || name !== PAGES + whose);
  await Promise.all(names.filter(isOther).map((name) => caches.delete(name)));
  await caches.open(FILES + build);
  known = build + whose;
}

async function keep(path, response, mine) {
  const whose = response.headers.get("clientele-for");
  const build = response.headers.get("clientele-build");
  if (!response.ok || !build || !whose || whose === "nobody" || !READABLE.test(path)) return;
  const named = (await response.clone().text()).match(/\/(pkg|fonts)\/[\w.-]+/g) ?? [];
  if (!(await haveFiles(named)) || visit !== mine || known !== build + whose) return;
  const pages = await caches.open(PAGES + whose);
  await pages.put(path, response);
  const old = (await pages.keys()).filter((request) => !LISTS.includes(new URL(request.url).pathname));
  const many = Math.max(0, old.length + LISTS.length - MOST_PAGES);
  await Promise.all(old.slice(0, many).map((request) => pages.delete(request)));
  await haveOffline(response.headers.get("content-language"));
}

// What is shown instead of a page that is not here, in the reader's language.
async function haveOffline(language) {
  const files = await filesCache();
  const shown = await files?.match(OFFLINE);
  if (!files || shown?.headers.get("content-language") === language) return;
  const response = await fetch(OFFLINE).catch(() => null);
  if (response?.ok) await files.put(OFFLINE, response);
}

// A list that was narrowed is answered by the whole one, and a record from its first part: the program narrows the one and opens the
// other's parts, as the fragment says (app/kit/src/offline/sought.rs).
async function kept({ pathname, search }) {
  const pages = await cacheNamed(PAGES);
  const whole = pathname === "/" ? LISTS[0] : search && WHOLE.test(pathname) && pathname;
  if (whole && (await pages?.match(whole))) return Response.redirect(search ? `${whole}#${search}` : whole);
  return (await pages?.match(pathname)) ?? (await (await filesCache())?.match(OFFLINE));
}

function asked(event) {
  if (isLost || !navigator.onLine) event.respondWith(file(event.request));
}

async function file(request) {
  const files = await filesCache();
  const found = await files?.match(request, { ignoreVary: true });
  return found ?? (await piece(files, request.url)) ?? fetch(request);
}

// A piece of the program that came within the one file of a page: that begins with the length and the text of its index
// (xtask/src/first_files.rs). What a page has so is asked for by itself on another.
async function piece(files, url) {
  const name = /\/pkg\/([\w.-]+)\.wasm$/.exec(new URL(url).pathname)?.[1];
  const kept = (name && (await files?.keys())) || [];
  for (const request of kept.filter((other) => /\/pkg\/first_[\w.-]+$/.test(other.url))) {
    const bytes = await (await files.match(request, { ignoreVary: true })).arrayBuffer();
    const start = 4 + new DataView(bytes).getUint32(0, true);
    const index = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, start - 4)));
    const [, from, to] = index.find(([other]) => other === name) ?? [];
    if (to) return new Response(new Uint8Array(bytes, start + from, to - from), { headers: { "content-type": "application/wasm" } });
  }
}

// Whether all of them are here now.
async function haveFiles(urls) {
  const files = await filesCache();
  const have = async (url) => {
    if (await files.match(url, { ignoreVary: true })) return true;
    const response = await fetch(url).catch(() => null);
    if (response && isLasting(response)) await files.put(url, response);
    return response?.ok;
  };
  const isOurs = ({ origin, pathname }) => origin === location.origin && A_FILE.test(pathname);
  const ours = urls.map((url) => new URL(url, location.origin)).filter(isOurs);
  return !!files && (await Promise.all(ours.map((url) => have(url.href)))).every(Boolean);
}

function isLasting(response) {
  return response.status === 200 && /immutable/.test(response.headers.get("cache-control"));
}

function filesCache() {
  return cacheNamed(FILES);
}

// The cache whose name begins so: there is one, or none.
async function cacheNamed(prefix) {
  const name = (await caches.keys()).find((name) => name.startsWith(prefix));
  return name && caches.open(name);
}

async function signedOut() {
  visit += 1;
  known = "";
  const isPrivate = (name) => [PAGES, TABLES, FORMER].some((kind) => name.startsWith(kind));
  const names = (await caches.keys()).filter(isPrivate);
  await Promise.all(names.map((name) => caches.delete(name)));
}
