// Credits: given, used for invoices, taken off and taken back; in their list and as a file; and what a client's account comes to.
import type { Locator, Page } from "@playwright/test";
import { accessible, addUser, expect, type Server, test } from "./fixtures";
import { call, client } from "./sales";
import { open, sticksOut, toast } from "./steps";

/** An issued invoice of a price without its 20 % of VAT: its id and its number. */
async function invoice(page: Page, server: Server, client: string, price: string): Promise<[string, string]> {
  const line = { "lines[0].description": "Conseil", "lines[0].quantity": "1", "lines[0].price": price, "lines[0].vat": "20" };
  const form = { "fields.client": client, "fields.price_basis": "net", ...line };
  const id = await call<string>(page, server, "documents/create", { kind: "invoice", form });
  const issued = await call<[string, string][]>(page, server, "documents/issue", { ids: [id] });
  return [id, issued[0]![1]];
}

async function credit(page: Page, server: Server, client: string, amount: string): Promise<string> {
  const fields = { "fields.client": client, "fields.amount": amount, "fields.currency": "EUR", "fields.given_on": "2026-03-16" };
  return call<string>(page, server, "credits/give", { form: { ...fields, "fields.public_notes": "Bon de bienvenue" }, key: null });
}

/** What a client owes and has paid, in cents. */
async function account(page: Page, server: Server, id: string): Promise<[number, number]> {
  const told = await call<{ client: { balance_minor: number; paid_minor: number } }>(page, server, "clients/get", { id });
  return [told.client.balance_minor, told.client.paid_minor];
}

/** A fact under the record's name. */
function fact(page: Page, label: string): Locator {
  return page.locator(".record-facts .fact").filter({ has: page.getByText(label, { exact: true }) }).locator("dd").first();
}

test("a credit is given once, pays invoices, is taken off and taken back", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Geste Commercial SARL");
  const [first, one] = await invoice(page, server, roche, "50");
  const [, two] = await invoice(page, server, roche, "30");

  await open(page, server, `/clients/${roche}?tab=credits`);
  await page.getByRole("tabpanel").getByRole("link", { name: "Saisir un crédit" }).click();
  await expect(page).toHaveURL(`${server.url}/credits/new?client=${roche}`);
  const save = page.getByRole("button", { name: "Enregistrer le crédit" });
  await save.click();
  const amount = page.getByRole("textbox", { name: "Montant" });
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await amount.fill("70");
  const part = (number: string) => page.getByRole("textbox", { name: `Affecté à la facture ${number}` });
  await page.getByRole("button", { name: "Le plus ancien d’abord", exact: true }).click();
  await expect(part(one)).toHaveValue("60,00");
  await expect(part(two)).toHaveValue("10,00");
  await part(two).fill("4");
  await page.getByRole("textbox", { name: "Notes publiques" }).fill("Geste pour le retard");
  await page.getByRole("textbox", { name: "Notes privées" }).fill("Vu avec Ana");
  await accessible(page);
  let given = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/credits/give") given += 1;
  });
  await save.dblclick();
  await page.waitForURL(/\/credits\/[0-9a-f-]{36}$/);
  expect(given, "a double click sends it once").toBe(1);
  await expect(fact(page, "Montant")).toHaveText(/^70,00\s€$/);
  await expect(fact(page, "Solde")).toHaveText(/^6,00\s€$/);
  await expect(page.locator("main")).toContainText("Geste pour le retard");
  await expect(page.locator("main")).toContainText("Vu avec Ana");
  // Less is owed, and nothing was paid.
  await expect.poll(() => account(page, server, roche)).toEqual([2_600, 0]);
  await accessible(page);

  await page.getByRole("button", { name: `Retirer de la facture ${one}` }).click();
  await expect(fact(page, "Solde")).toHaveText(/^66,00\s€$/);
  await page.getByRole("button", { name: "Affecter", exact: true }).click();
  const allocate = page.getByRole("dialog", { name: "Affecter aux factures" });
  await expect(allocate.getByRole("textbox", { name: `Affecté à la facture ${one}` })).toHaveValue("60,00");
  await allocate.getByRole("button", { name: "Affecter", exact: true }).click();
  await expect(fact(page, "Solde")).toHaveText(/^0,00\s€$/);
  await expect(page.getByText("Épuisé")).toBeVisible();
  const credit = page.url();

  // It is told where its invoice stands, and leads back.
  await open(page, server, `/invoices/${first}`);
  await page.locator("aside.record-aside").getByRole("link", { name: "Crédit", exact: true }).click();
  await expect(page).toHaveURL(credit);
  await page.getByRole("button", { name: "Autres actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Reprendre ce crédit", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Reprendre ce crédit" });
  await question.getByRole("button", { name: "Reprendre", exact: true }).click();
  await expect(toast(page, "Crédit repris")).toBeVisible();
  await expect(page.getByText("Ce crédit est repris")).toBeVisible();
  await expect.poll(() => account(page, server, roche)).toEqual([9_600, 0]);
});

test("what is left of a credit is given back in money once, and taken back", async ({ signedIn: page, as, server }) => {
  const roche = await client(page, server, "Remboursée SARL");
  const id = await credit(page, server, roche, "80");
  await open(page, server, `/credits/${id}`);
  const ask = async (): Promise<Locator> => {
    await page.getByRole("button", { name: "Autres actions", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rembourser le crédit", exact: true }).click();
    return page.getByRole("dialog", { name: "Rembourser le crédit" });
  };
  const dialog = await ask();
  await expect(dialog.getByRole("textbox", { name: "Montant" })).toHaveValue("80,00");
  await accessible(page);
  await dialog.getByRole("textbox", { name: "Montant" }).fill("80,01");
  const send = dialog.getByRole("button", { name: "Rembourser", exact: true });
  await send.click();
  await expect(dialog.getByRole("textbox", { name: "Montant" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Montant" }).fill("30");
  await dialog.getByRole("combobox", { name: "Moyen de paiement" }).selectOption({ label: "Chèque" });
  await dialog.getByRole("textbox", { name: "Référence de transaction" }).fill("CHQ 4471");
  let sent = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/credits/refund") sent += 1;
  });
  await send.dblclick();
  await expect(toast(page, "Remboursement enregistré")).toBeVisible();
  expect(sent, "a double click sends it once").toBe(1);
  await expect(fact(page, "Solde")).toHaveText(/^50,00\s€$/);
  await expect(fact(page, "Remboursé")).toHaveText(/^30,00\s€$/);
  await expect(page.locator(".related")).toContainText("Chèque · CHQ 4471");
  // Less is owed to the client, and money went out.
  await expect.poll(() => account(page, server, roche)).toEqual([-5_000, -3_000]);
  await accessible(page);

  await open(page, server, `/clients/${roche}?tab=activity`);
  await page.getByRole("link", { name: /remboursé un crédit/ }).first().click();
  await expect(page).toHaveURL(`${server.url}/credits/${id}`);
  const lise = { email: `lise.${process.pid}@atelier-nord.example`, name: "Lise Lectrice", role: "read_only" } as const;
  const reader = await as(addUser(server, lise));
  await open(reader, server, `/credits/${id}`);
  await expect(reader.locator(".related")).toContainText("CHQ 4471");
  await expect(reader.getByRole("button", { name: /^Annuler le remboursement/ })).toHaveCount(0);

  await page.getByRole("button", { name: /^Annuler le remboursement de 30,00/ }).click();
  await expect(toast(page, /Remboursement annulé/)).toBeVisible();
  await expect(fact(page, "Solde")).toHaveText(/^80,00\s€$/);
  await expect.poll(() => account(page, server, roche)).toEqual([-8_000, 0]);
  await page.setViewportSize({ width: 390, height: 800 });
  await ask();
  expect(await sticksOut(page)).toEqual([]);
});

test("an account is told part by part, and what pays is entered there", async ({ signedIn: page, as, server }) => {
  const roche = await client(page, server, "Synthèse SA");
  const [, number] = await invoice(page, server, roche, "100");
  await credit(page, server, roche, "15");
  const paid = { "fields.client": roche, "fields.amount": "40", "fields.currency": "EUR", "fields.paid_on": "2026-03-16" };
  await call(page, server, "payments/enter", { form: paid, key: null });

  await open(page, server, `/clients/${roche}?tab=account`);
  const told = page.getByRole("tabpanel");
  const amount = (label: string) => told.locator(".fact").filter({ has: page.getByText(label, { exact: true }) }).locator("dd");
  await expect(amount("Solde du compte")).toHaveText(/^65,00\s€$/);
  await expect(amount("Factures à régler")).toHaveText(/^120,00\s€$/);
  await expect(amount("Paiements à affecter")).toHaveText(/^40,00\s€$/);
  await expect(amount("Crédits disponibles")).toHaveText(/^15,00\s€$/);
  await expect(told.getByRole("link", { name: number })).toBeVisible();
  await expect(told).toContainText("Bon de bienvenue");
  await accessible(page);
  await told.getByRole("link", { name: "Saisir un crédit" }).click();
  await expect(page).toHaveURL(`${server.url}/credits/new?client=${roche}`);

  // Whoever only reads sees the same, and enters nothing.
  const reader = await as(addUser(server, { email: "reader@atelier-nord.example", name: "Rose Reader", role: "read_only" }));
  await open(reader, server, `/clients/${roche}?tab=account`);
  await expect(reader.getByRole("tabpanel").getByText("Factures à régler").first()).toBeVisible();
  await expect(reader.getByRole("link", { name: "Saisir un crédit" })).toHaveCount(0);
});

test("credits are narrowed to a state, found by their notes and taken out as a file", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Bon de Bienvenue SARL");
  await credit(page, server, roche, "33");
  await open(page, server, "/credits?q=bon+de+bienvenue+sarl");
  const row = page.locator("tbody.rows > tr").first();
  await expect(row).toContainText(/33,00\s€/);
  await expect(row).toContainText("Disponible");
  const file = await page.request.get(`${server.url}/api/credits/export.csv?q=bon+de+bienvenue+sarl`);
  expect(file.ok()).toBe(true);
  const [header, line] = (await file.text()).split("\r\n");
  expect(header).toContain("Client;Montant;Solde");
  expect(line).toContain("Bon de Bienvenue SARL;33.00;33.00");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Rechercher" });
  await palette.getByRole("combobox").fill("> saisir un crédit");
  await palette.getByRole("option", { name: "Saisir un crédit" }).click();
  await expect(page).toHaveURL(`${server.url}/credits/new`);
  await expect(page.getByText("À quel client accordez-vous un crédit")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("a credit, its form and a client's account fit", async ({ signedIn: page, server }) => {
    const roche = await client(page, server, "Étroite et Créditée SARL");
    await invoice(page, server, roche, "1250");
    const id = await credit(page, server, roche, "60");
    const paths = [`/credits/${id}`, `/credits/new?client=${roche}`];
    paths.push(...["credits", "account"].map((tab) => `/clients/${roche}?tab=${tab}`));
    for (const path of paths) {
      await open(page, server, path);
      await expect(page.locator("main")).toContainText(/60,00|1\s500,00/);
      expect.soft(await sticksOut(page), path).toEqual([]);
    }
  });
});
