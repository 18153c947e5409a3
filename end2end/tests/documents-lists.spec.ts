// The lists of quotes, orders, delivery notes, invoices, credit notes, payments and credits, on the demonstration's sales.
import { type Locator, type Page } from "@playwright/test";
import { accessible, addUser, expect, ready, test, type Server } from "./fixtures";
import { chip, open, sticksOut, toast } from "./steps";

const LISTS = [
  ["Devis", "Quotes", "/quotes", "Nouveau devis"],
  ["Commandes", "Orders", "/orders", "Nouvelle commande"],
  ["Livraisons", "Deliveries", "/deliveries", "Nouveau bon de livraison"],
  ["Factures", "Invoices", "/invoices", "Nouvelle facture"],
  ["Récurrentes", "Recurring", "/recurring", "Nouvelle facture récurrente"],
  ["Avoirs", "Credit notes", "/credit-notes", "Nouvel avoir"],
  ["Paiements", "Payments", "/payments", "Saisir un paiement"],
  ["Crédits", "Credits", "/credits", "Saisir un crédit"],
] as const;

/** The rows that are on the page. */
function rows(page: Page): Locator {
  return page.locator("tbody.rows > tr");
}

/** The amounts of a column, from the top. */
async function amounts(page: Page): Promise<number[]> {
  const told = await page.locator("tbody.rows td.cell-sum").allInnerTexts();
  return told.map((text) => Number(text.replace(/[^\d,-]/g, "").replace(",", ".")));
}

/** A draft like the first invoice of the list; the list shows drafts alone. */
async function draft(page: Page, server: Server): Promise<string> {
  await open(page, server, "/invoices?state=paid");
  const first = (await page.locator("tbody a.name").first().getAttribute("href"))!;
  const made = await page.request.post(`${server.url}/api/documents/duplicate`, {
    headers: { origin: server.url },
    data: { id: first.split("/").pop() },
  });
  expect(made.ok(), await made.text()).toBe(true);
  await open(page, server, "/invoices?state=draft");
  return (await made.json()) as string;
}

test("the sidebar leads to each list and to a new record of it, in both languages", async ({ signedIn: page, as, server }) => {
  const nav = page.getByRole("navigation", { name: "Navigation principale" }).first();
  for (const [name, , path, create] of LISTS) {
    await nav.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    await expect(page).toHaveURL(`${server.url}${path}`);
    await expect(nav.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(nav.getByRole("link", { name: create, exact: true })).toHaveAttribute("href", `${path}/new`);
  }
  await page.getByRole("button", { name: "Ajout", exact: true }).click();
  const add = page.getByRole("menu", { name: "Ajout" });
  for (const [, , , create] of LISTS) await expect(add.getByRole("menuitem", { name: create, exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await open(page, server, "/invoices");
  await accessible(page);

  const reader = addUser(server, { email: "reader@atelier-nord.example", name: "Rose Reader", role: "read_only" });
  const other = await as(reader);
  await open(other, server, "/settings/me");
  await other.getByRole("button", { name: "English" }).click();
  await expect(other.locator("html")).toHaveAttribute("lang", "en");
  const main = other.getByRole("navigation", { name: "Main navigation" }).first();
  for (const [, name] of LISTS) {
    await main.getByRole("link", { name, exact: true }).click();
    await expect(other.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }
  // Whoever only reads makes nothing.
  await expect(main.getByRole("link", { name: /^(New|Enter) / })).toHaveCount(0);
  await expect(other.getByRole("checkbox")).toHaveCount(0);
});

test("a group is folded, and stays so when one comes back", async ({ signedIn: page, browser, demonstration, server }) => {
  const sales = page.locator(".nav-group").first();
  await expect(sales.getByRole("link", { name: "Devis", exact: true })).toBeVisible();
  await sales.getByText("Ventes").click();
  await expect(sales.getByRole("link", { name: "Devis", exact: true })).toBeHidden();
  await page.reload();
  await ready(page);
  await expect(sales.getByRole("link", { name: "Devis", exact: true })).toBeHidden();
  await expect(page.getByRole("link", { name: "Paiements", exact: true })).toBeVisible();
  await sales.getByText("Ventes").click();
  await page.reload();
  await ready(page);
  await expect(sales.getByRole("link", { name: "Devis", exact: true })).toBeVisible();
  // Without script nothing is folded away.
  const context = await browser.newContext({ storageState: demonstration.owner, javaScriptEnabled: false, locale: "fr-FR" });
  const plain = await context.newPage();
  await plain.goto(`${server.url}/invoices`);
  await expect(plain.getByRole("link", { name: "Devis", exact: true })).toBeVisible();
  await expect(rows(plain).first()).toBeVisible();
  await context.close();
});

test("invoices are narrowed to a state, sorted, summed and opened", async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, server, "/invoices?state=paid,overdue");
  const date = page.getByRole("columnheader", { name: "Date" });
  await expect(date, "the newest first").toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).filter({ hasText: "En retard" }).first()).toBeVisible();
  await chip(page, "En retard").click();
  await expect(page).toHaveURL(/state=paid(&|$)/);
  await expect(rows(page).filter({ hasText: "En retard" })).toHaveCount(0);
  await expect(rows(page).first().locator(".badge")).toHaveText("Payée");
  const total = page.getByRole("columnheader", { name: "Total TTC" });
  await total.getByRole("link").click();
  await expect(total).toHaveAttribute("aria-sort", "ascending");
  await expect(async () => {
    const told = await amounts(page);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  }).toPass();
  // Nothing is left of what is paid.
  await expect(page.locator(".foot")).toContainText(/Total TTC.*Reste à payer 0,00/s);
  await date.getByRole("link").click();
  await expect(page).toHaveURL(/dir=asc/);
  await date.getByRole("link").click();
  await expect(page, "the usual order goes without saying").not.toHaveURL(/dir=|sort=/);

  const name = page.locator("tbody a.name").first();
  const href = (await name.getAttribute("href"))!;
  const client = rows(page).first().locator("td.cell-who a");
  await expect(client).toHaveAttribute("href", /^\/clients\/[0-9a-f-]{36}$/);
  await name.click();
  await expect(page).toHaveURL(`${server.url}${href}`);
  await page.goBack();
  await expect(page).toHaveURL(/\/invoices\?state=paid/);
  const called = await client.innerText();
  await client.click();
  await expect(page.getByRole("heading", { level: 1, name: called })).toBeVisible();
});

test("a draft is thrown away and brought back; issued, it has its number and stays", async ({ signedIn: page, server }) => {
  const id = await draft(page, server);
  const row = page.locator(`tr[data-key="${id}"]`);
  await expect(row).toContainText("Brouillon");
  const menu = async (): Promise<Locator> => {
    await row.hover();
    await row.getByRole("button", { name: "Sélectionner" }).click();
    return page.getByRole("menu", { name: /^Actions pour / });
  };
  await (await menu()).getByRole("menuitem", { name: "Supprimer" }).click();
  await expect(row).toHaveCount(0);
  await toast(page, /Le brouillon pour .* est supprimé/).getByRole("button", { name: "Annuler" }).click();
  await expect(row).toBeVisible();

  await row.getByRole("checkbox").check();
  const bulk = page.getByRole("region", { name: "Actions sur les lignes choisies" });
  await bulk.getByRole("button", { name: "Émettre" }).click();
  const question = page.getByRole("dialog", { name: "Émettre les brouillons choisis" });
  await expect(question).toContainText("1 brouillon reçoit son numéro");
  await accessible(page);
  await question.getByRole("button", { name: "Émettre" }).click();
  await expect(toast(page, "1 document émis")).toBeVisible();
  await expect(row, "it is no draft any more").toHaveCount(0);

  await open(page, server, "/invoices?state=issued");
  await expect(row).toContainText("Émise");
  await expect(row.locator("a.name")).toHaveText(/\d/);
  const items = (await menu()).getByRole("menuitem");
  await expect(items).toHaveText(["Ouvrir", "Historique", "Afficher le PDF", "Télécharger le PDF", "Envoyer par e-mail", "Saisir un paiement", "Voir le client"]);
  await page.keyboard.press("Escape");
  await row.getByRole("checkbox").check();
  await bulk.getByRole("button", { name: "Marquer comme envoyé" }).click();
  await expect(toast(page, "1 document marqué comme envoyé")).toBeVisible();
  await open(page, server, "/invoices?state=sent");
  await expect(row).toContainText("Envoyée");
});

test("what is done with is archived together, undone, found again and restored", async ({ signedIn: page, server }) => {
  await open(page, server, "/invoices?state=paid");
  const first = page.locator("tbody.rows > tr[data-key]").first();
  await expect(first).toBeVisible();
  const key = (await first.getAttribute("data-key"))!;
  const row = page.locator(`tr[data-key="${key}"]`);
  const bulk = page.getByRole("region", { name: "Actions sur les lignes choisies" });
  await row.getByRole("checkbox").check();
  await bulk.getByRole("button", { name: "Archiver" }).click();
  await expect(row).toHaveCount(0);
  await toast(page, /Document archivé/).getByRole("button", { name: "Annuler" }).click();
  await expect(row).toBeVisible();
  await row.getByRole("checkbox").check();
  await bulk.getByRole("button", { name: "Archiver" }).click();
  await expect(row).toHaveCount(0);

  await open(page, server, "/invoices?state=archived");
  await expect(row.locator(".badge")).toHaveText("Archivée");
  await row.locator("a.name").click();
  await expect(page.getByText("Vous avez archivé ce document").first()).toBeVisible();
  await page.goBack();
  await row.getByRole("checkbox").check();
  await bulk.getByRole("button", { name: "Restaurer" }).click();
  await expect(toast(page, /Document restauré/)).toBeVisible();
  await open(page, server, "/invoices?state=paid");
  await expect(row).toBeVisible();
});

test("a list goes out as files, whole, by its lines, or what is ticked of it", async ({ signedIn: page, server }) => {
  await open(page, server, "/invoices?state=paid");
  await page.getByRole("button", { name: "Exporter" }).click();
  const menu = page.getByRole("menu", { name: "Exporter la liste affichée" });
  await expect(menu.getByRole("menuitem")).toHaveText([
    "CSV",
    "Excel (XLSX)",
    "CSV, une ligne par article",
    "Excel (XLSX), une ligne par article",
  ]);
  const text = async (name: string): Promise<string[]> => {
    const href = await menu.getByRole("menuitem", { name, exact: true }).getAttribute("href");
    const file = await page.request.get(`${server.url}${href}`);
    expect(file.ok()).toBe(true);
    return (await file.text()).trimEnd().split("\r\n");
  };
  const whole = await text("CSV");
  expect(whole[0]).toContain("Numéro;Client;Numéro de client;Objet");
  expect(whole.slice(1).every((line) => line.includes(";Payée;"))).toBe(true);
  const lines = await text("CSV, une ligne par article");
  expect(lines[0]).toContain(";Désignation;Quantité;");
  expect(lines.length).toBeGreaterThanOrEqual(whole.length);
  await page.keyboard.press("Escape");
  // What is ticked alone.
  await open(page, server, "/payments");
  const row = rows(page).first();
  await row.getByRole("checkbox").check();
  await page.getByRole("region", { name: "Actions sur les lignes choisies" }).getByRole("button", { name: "Exporter" }).click();
  const one = page.getByRole("menuitem", { name: "CSV", exact: true });
  const file = await page.request.get(`${server.url}${await one.getAttribute("href")}`);
  expect((await file.text()).trimEnd().split("\r\n")).toHaveLength(2);
});

test("a document is found by its number from anywhere", async ({ signedIn: page, server }) => {
  await open(page, server, "/invoices?state=paid");
  const number = await page.locator("tbody a.name").first().innerText();
  await open(page, server, "/settings/me");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Rechercher" });
  await palette.getByRole("combobox").fill(number);
  const found = palette.getByRole("group", { name: "Factures" }).getByRole("option");
  await expect(found.first()).toContainText(number);
  await expect(found.first()).toContainText("Payée");
  await palette.getByRole("combobox").fill("> nouvelle facture");
  await palette.getByRole("option", { name: "Nouvelle facture" }).first().click();
  await expect(page).toHaveURL(`${server.url}/invoices/new`);
});

test("whom a row is about is never cut to nothing", async ({ signedIn: page, server }) => {
  for (const width of [820, 1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ["/quotes", "/invoices", "/recurring", "/payments", "/credits", "/tasks", "/expenses"]) {
      await open(page, server, path);
      // The client of a document, which stands behind its number, or what the row is called by.
      const cell = ["/quotes", "/invoices", "/recurring"].includes(path) ? "td.cell-who" : "td.cell-name";
      const room = (await rows(page).first().locator(cell).boundingBox())!;
      expect.soft(room.width, `${path} ${width}`).toBeGreaterThan(90);
    }
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("the lists are in the menu, stand on two lines, and nothing sticks out", async ({ signedIn: page, server }) => {
    const bar = page.locator("nav.tabbar");
    for (const [name] of LISTS) {
      await bar.getByRole("button", { name: "Plus" }).tap();
      await page.getByRole("menuitem", { name, exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
      expect.soft(await sticksOut(page), name).toEqual([]);
    }
    await bar.getByRole("button", { name: "Plus" }).tap();
    await page.getByRole("menuitem", { name: "Factures", exact: true }).tap();
    const row = rows(page).first();
    await expect(row.locator(".badge")).toBeVisible();
    expect((await row.boundingBox())!.height).toBeLessThan(72);
    const href = await row.locator("a.name").getAttribute("href");
    // The whole row opens the document, its client's name too.
    await row.tap({ position: { x: 60, y: 50 } });
    await expect(page).toHaveURL(new RegExp(`${href}$`));

    // Each is found again as it was left.
    await open(page, server, "/invoices?state=paid");
    for (const name of ["Devis", "Factures"]) {
      await bar.getByRole("button", { name: "Plus" }).tap();
      await page.getByRole("menuitem", { name, exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    }
    await expect(page).toHaveURL(/\/invoices\?.*state=paid/);
  });
});
