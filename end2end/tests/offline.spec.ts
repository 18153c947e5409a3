// Installed, and without network. Elsewhere no worker is allowed: a journey that answers for the network must be asked by the page.
import { addClients, expect, ready, type Server, test } from "./fixtures";
import { listOf, names, own, rowOf, toast } from "./steps";
import type { Page } from "@playwright/test";

test.use({ serviceWorkers: "allow" });

const WORDS = /^Hors ligne\. Vous voyez vos clients tels qu’ils étaient le \d+ \S+ \d{4} à \d\d:\d\d\.$/;
const banner = (page: Page) => page.getByRole("status").filter({ hasText: "Hors ligne" });

/** The paths of the pages that the worker keeps. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("clientele-pages-"));
    const pages = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return pages.flat().map((request) => new URL(request.url).pathname);
  });
}

/** The paths of the files that the worker keeps. */
async function files(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("clientele-files-"));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map((request) => new URL(request.url).pathname);
  });
}

/** When the table that the browser keeps was last the server's. */
async function tableDate(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem("clientele:table-as-of:client"));
}

/** Opens a page and waits until the worker has kept it, and the list's table and program with it. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
  await expect.poll(() => kept(page), path).toContain(new URL(page.url()).pathname);
}

/** The list as it is kept for later: the second visit goes through the worker, and so do all files. */
async function visitList(page: Page, url: string): Promise<void> {
  await visit(page, `${url}/clients`);
  const table = page.waitForResponse((answer) => answer.url().includes("/api/lists/client/snapshot"));
  await page.reload();
  await ready(page);
  await (await table).finished();
  await expect.poll(() => tableDate(page)).not.toBeNull();
}

/** Without network, the console tells of each request that fails; a file that the worker could not get says ERR_FAILED. */
function forgive(complaints: string[]): void {
  const offline = /ERR_INTERNET_DISCONNECTED|Failed to fetch|fetch resource|when fetching the script|ERR_FAILED \(.*\/pkg\//;
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(offline);
}

test("it can be installed, in the user's language", async ({ signedIn: page, server }) => {
  const manifest = (await page.request.get(`${server.url}/manifest.webmanifest`).then((answer) => answer.json())) as {
    lang: string;
    icons: { src: string; sizes: string; purpose: string }[];
    shortcuts: { name: string; url: string }[];
  };
  expect(manifest).toMatchObject({ name: "Clientèle", lang: "fr", id: "/", start_url: "/clients", scope: "/", display: "standalone" });
  expect(manifest.shortcuts).toMatchObject([{ name: "Nouveau client", url: "/clients/new" }]);
  expect(manifest.icons.map((icon) => `${icon.sizes} ${icon.purpose}`)).toEqual(["192x192 any", "512x512 any", "512x512 maskable"]);
  for (const icon of [...manifest.icons.map(({ src }) => src), "/icons/apple-touch.png"]) {
    const answer = await page.request.get(`${server.url}${icon}`);
    expect(answer.headers()["content-type"], icon).toBe("image/png");
  }
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter((error) => error.errorId !== "in-incognito")).toEqual([]);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
});

test("the list and a client that one has read are there without network, and say of when they are", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom;Téléphone", "Hors Réseau Un;06 12 34 56 78", "Hors Réseau Deux;");
  await visitList(page, server.url);
  await rowOf(page, "Hors Réseau Un").getByRole("link", { name: "Hors Réseau Un", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hors Réseau Un" })).toBeVisible();
  const client = new URL(page.url()).pathname;
  // It was read without a document of its own.
  await expect.poll(() => kept(page)).toContain(client);
  await expect(banner(page)).toBeHidden();

  await page.context().setOffline(true);
  await expect(banner(page)).toHaveText(WORDS);
  await page.reload();
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Hors Réseau Un" })).toBeVisible();
  await expect(page.getByRole("link", { name: "06 12 34 56 78" })).toBeVisible();
  await expect(banner(page)).toHaveText(WORDS);

  await page.goto(`${server.url}/clients?q=reseau+deux`);
  await ready(page);
  await expect(banner(page)).toHaveText(WORDS);
  await expect(page).toHaveURL(/\/clients\?q=reseau/);
  await expect(page.getByRole("searchbox")).toHaveValue("reseau deux");
  await expect(names(page)).toHaveText(["Hors Réseau Deux"]);
  const filter = page.getByRole("searchbox");
  await expect(async () => {
    await filter.fill("");
    await filter.fill("hors reseau");
    await expect(names(page)).toHaveText(["Hors Réseau Deux", "Hors Réseau Un"], { timeout: 2000 });
  }).toPass();
  await page.getByRole("columnheader", { name: "Client" }).getByRole("link").click();
  await expect(names(page)).toHaveText(["Hors Réseau Un", "Hors Réseau Deux"]);
  // From the list too, one comes to what was kept, and is told of what was not.
  await rowOf(page, "Hors Réseau Un").getByRole("link", { name: "Hors Réseau Un", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hors Réseau Un" })).toBeVisible();
  await page.goto(`${server.url}/settings/company`);
  await expect(page.getByRole("heading", { level: 1, name: "Hors ligne" })).toBeVisible();

  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Réessayer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Réglages" })).toBeVisible();
  forgive(complaints);
});

test("the palette finds what is kept without network, though nobody had called it before", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom;Téléphone", "Gardée Au Chaud;06 12 34 56 78");
  await visitList(page, server.url);
  await expect.poll(() => files(page)).toContainEqual(expect.stringMatching(/\/pkg\/split_hands\./));
  await page.context().setOffline(true);
  await page.reload();
  await ready(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("gardee au");
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toHaveValue("gardee au");
  await expect(page.getByRole("option", { name: "Gardée Au Chaud" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "seul ce qui est gardé sur cet appareil" })).toBeVisible();
  await field.fill("0033 6.12.34");
  await expect(page.getByRole("option", { name: "Gardée Au Chaud" })).toBeVisible();
  await field.fill("numéros");
  await expect(page.getByRole("group", { name: "Pages" }).getByRole("option").first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: "seul ce qui est gardé sur cet appareil" })).toBeHidden();
  await page.keyboard.press("Escape");
  forgive(complaints);
});

test("the list follows again by itself once the network is back", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Retour Un");
  await visitList(page, server.url);
  await page.context().setOffline(true);
  await page.reload();
  await ready(page);
  await expect(banner(page)).toHaveText(WORDS);
  await expect(async () => {
    await page.getByRole("searchbox").fill("");
    await page.getByRole("searchbox").fill("retour");
    await expect(names(page)).toHaveText(["Retour Un"], { timeout: 2000 });
  }).toPass();
  addClients(server, "Nom", "Retour Deux");
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(names(page)).toHaveText(["Retour Deux", "Retour Un"]);
  forgive(complaints);
});

test("what is written without network is refused, kept, and saved later", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Écrit Plus Tard");
  await listOf(page, server, "écrit plus tard");
  await rowOf(page, "Écrit Plus Tard").getByRole("link", { name: "Écrit Plus Tard", exact: true }).click();
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await expect(own(page, "Nom")).toHaveValue("Écrit Plus Tard");
  await page.context().setOffline(true);
  await expect(banner(page)).toBeVisible();
  await own(page, "Nom").fill("Écrit Enfin");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const refused = page.getByRole("alert").filter({ hasText: "Vous êtes hors ligne : rien n’a été enregistré." });
  await expect(refused).toBeInViewport({ ratio: 1 });
  await expect(own(page, "Nom")).toHaveValue("Écrit Enfin");
  // What the browser sends itself does not leave the page either.
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(toast(page, "Vous êtes hors ligne")).toBeVisible();
  await expect(own(page, "Nom")).toHaveValue("Écrit Enfin");
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Écrit Enfin" })).toBeVisible();
  forgive(complaints);
});

test("an act on a row without network is taken back and told", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Reste Là");
  await listOf(page, server, "reste là", "active");
  await page.context().setOffline(true);
  await expect(banner(page)).toBeVisible();
  const row = rowOf(page, "Reste Là");
  await row.hover();
  await row.getByRole("button", { name: "Sélectionner" }).click();
  await page.getByRole("menuitem", { name: "Archiver" }).click();
  await expect(toast(page, "Vous êtes hors ligne : rien n’a été enregistré.")).toBeVisible();
  await expect(row).toBeVisible();
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(row).toBeVisible();
  forgive(complaints);
});

/** Opens a list whose table is then out of reach: it is asked for, and the network goes before it is answered. */
async function loseBeforeTable(page: Page, server: Server, filter: string): Promise<void> {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  let lose = () => {};
  const isLost = new Promise<void>((resolve) => (lose = resolve));
  await page.route("**/api/lists/client/snapshot*", async (route) => {
    asked();
    await isLost;
    await route.abort("internetdisconnected");
  });
  await listOf(page, server, filter, "active");
  await isAsked;
  await page.context().setOffline(true);
  await expect(banner(page)).toBeVisible();
  const refused = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/lists/client/snapshot"));
  lose();
  await refused;
}

test("what a page came with stays where the network goes before the table of an earlier visit is brought up to date", async ({
  signedIn: page,
  server,
  complaints,
}) => {
  await visitList(page, server.url);
  addClients(server, "Nom", "Plus Récent");
  await loseBeforeTable(page, server, "plus récent");
  const row = rowOf(page, "Plus Récent");
  await expect(names(page)).toHaveText(["Plus Récent"]);
  await expect(row).toBeVisible();
  await page.unroute("**/api/lists/client/snapshot*");
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(names(page)).toHaveText(["Plus Récent"]);
  await expect(row).toBeVisible();
  forgive(complaints);
});

test("what a page came with stays where the network goes before any table has come", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Sans Table");
  await expect.poll(() => tableDate(page)).not.toBeNull();
  await page.evaluate(async () => {
    const tables = (await caches.keys()).filter((name) => name.startsWith("clientele-tables-"));
    await Promise.all(tables.map((name) => caches.delete(name)));
  });
  await loseBeforeTable(page, server, "sans table");
  const row = rowOf(page, "Sans Table");
  await expect(row).toBeVisible();
  // What is asked for only now is not here.
  await page.getByRole("searchbox", { name: "Filtrer" }).fill("sans tables");
  await expect(page.getByRole("heading", { name: "Hors ligne" })).toBeVisible();
  await page.unroute("**/api/lists/client/snapshot*");
  await page.context().setOffline(false);
  await expect(banner(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "Hors ligne" })).toBeHidden();
  await page.getByRole("searchbox", { name: "Filtrer" }).fill("sans table");
  await expect(row).toBeVisible();
  forgive(complaints);
});

test("nothing is kept of whoever has signed out, nor of another company", async ({ signedIn: page, server }) => {
  await visitList(page, server.url);
  const private_ = () => page.evaluate(async () => (await caches.keys()).filter((name) => /^clientele-(pages|tables|clients)-/.test(name)));
  await expect.poll(private_).toHaveLength(2);
  const before = await private_();
  const form = { name: "Autre Maison", country: "FR", language: "fr", currency: "EUR", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
  await page.goto(`${server.url}/clients`);
  await ready(page);
  await expect.poll(() => kept(page)).toEqual(["/clients"]);
  const pages = (all: string[]) => all.filter((name) => name.startsWith("clientele-pages-"));
  expect(pages(await private_())).not.toEqual(pages(before));
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/\/login/);
  await expect.poll(private_).toEqual([]);
});
