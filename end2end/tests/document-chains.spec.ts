// What documents are made of: a down payment deducted on the invoice for the whole, deliveries in parts that go into one invoice, and
// invoices paid together.
import { expect, test } from "./fixtures";
import { account, call, choose, client, draft, fact, issue, issued, panel, press, toItsPage } from "./sales";
import { open, toast } from "./steps";

test("a down payment is invoiced, paid, and deducted from the whole", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Acompte & Fils");
  const quote = await draft(page, server, "quote", roche, ["Terrasse", "1000"]);
  await issued(page, server, quote);
  await open(page, server, `/quotes/${quote}`);
  await press(page, "Accepté par le client");
  await expect(toast(page, "L’accord du client est noté")).toBeVisible();

  await choose(page, "Facturer un acompte");
  await toItsPage(page, server, "invoices");
  await expect(page.getByRole("article", { name: /^Facture d’acompte/ })).toContainText(/360,00\s€/);
  const advance = await issue(page);
  await press(page, "Saisir un paiement");
  await page.getByRole("dialog", { name: "Saisir un paiement" }).getByRole("button", { name: "Enregistrer le paiement" }).click();
  await expect(fact(page, "Reste à payer")).toHaveText(/^0,00\s€$/);
  await expect.poll(() => account(page, server, roche)).toEqual([0, 36_000]);

  await panel(page, "Fait à partir de").getByRole("link").first().click();
  await expect(page).toHaveURL(`${server.url}/quotes/${quote}`);
  await press(page, "Facturer");
  await toItsPage(page, server, "invoices");
  const sheet = page.getByRole("article", { name: /^Facture/ });
  await expect(sheet).toContainText("Acomptes déjà facturés");
  await expect(sheet).toContainText(/840,00\s€/);
  await issue(page);
  await expect(panel(page, "Fait à partir de")).toContainText(advance);
  await expect.poll(() => account(page, server, roche)).toEqual([84_000, 36_000]);
  // What was sold is told once.
  await open(page, server, `/clients/${roche}?tab=statistics`);
  await expect(page.locator(".facts").last()).toContainText(/Chiffre d’affaires HT\s*1\s000,00\s€/);
});

test("what was ordered is delivered in two parts, which go into one invoice", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Deux Livraisons");
  const form = {
    "fields.client": roche,
    "fields.price_basis": "net",
    "lines[0].description": "Planche de chêne",
    "lines[0].quantity": "10",
    "lines[0].price": "12",
    "lines[0].vat": "20",
  };
  const order = await call<string>(page, server, "documents/create", { kind: "order", form });
  await issued(page, server, order);
  const numbers: string[] = [];
  for (const [left, handed] of [["10", "4"], ["6", "6"]] as const) {
    await open(page, server, `/orders/${order}`);
    // What is heard of the order's other documents draws the page anew, and closes a menu.
    await expect(async () => {
      await press(page, "Autres actions");
      await page.getByRole("menuitem", { name: "Créer le bon de livraison", exact: true }).click({ timeout: 3_000 });
    }).toPass();
    await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}\/edit$/);
    const quantity = page.getByRole("textbox", { name: "Quantité" });
    await expect(quantity).toHaveValue(left);
    await quantity.fill(handed);
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
    numbers.push(await issue(page));
  }
  // All of it was handed over: nothing is left for a third.
  const refused = await page.request.post(`${server.url}/api/documents/make`, {
    headers: { origin: server.url },
    data: { of: [order], into: "delivery_note" },
  });
  expect(refused.ok()).toBe(false);

  await open(page, server, "/deliveries?q=Deux Livraisons");
  for (const number of numbers) {
    await page.getByRole("row").filter({ hasText: number }).getByRole("checkbox").check();
  }
  await press(page, "Facturer ensemble");
  await toItsPage(page, server, "invoices");
  await expect(page.getByRole("article", { name: /^Facture/ })).toContainText(/144,00\s€/);
  for (const number of numbers) await expect(panel(page, "Fait à partir de")).toContainText(number);
  await issue(page);
  await expect.poll(() => account(page, server, roche)).toEqual([14_400, 0]);
});

test("invoices are marked as paid together, once", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Trois Factures");
  const numbers: string[] = [];
  for (const price of ["10", "20", "30"]) {
    numbers.push(await issued(page, server, await draft(page, server, "invoice", roche, ["Conseil", price])));
  }
  await open(page, server, "/invoices?q=Trois Factures");
  for (const number of numbers.slice(0, 2)) {
    await page.getByRole("row").filter({ hasText: number }).getByRole("checkbox").check();
  }
  await page.getByRole("button", { name: "Marquer comme payée", exact: true }).dblclick();
  await expect(toast(page, "2 factures marquées comme payées aujourd’hui")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: numbers[0] })).toContainText("Payée");
  await expect.poll(() => account(page, server, roche)).toEqual([3_600, 3_600]);
});
