// The editor of documents: written by keys, totalled while one types, by each law, on a phone.
import { cell, descriptions, line, save, sum, type } from "./editor";
import { accessible, addUser, expect, ready, test } from "./fixtures";
import { call, client } from "./sales";
import { open, sticksOut, toast } from "./steps";

test("an invoice of three lines is written by keys alone, and changed again", async ({ signedIn: page, server }) => {
  await client(page, server, "Clavier Frères");
  await open(page, server, "/invoices/new");
  // Whom it is for is asked first.
  await expect(page.getByRole("combobox", { name: "Client" })).toBeFocused();
  await page.keyboard.type("clavier");
  await expect(page.getByRole("option", { name: /Clavier Frères/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Vendu là où votre entreprise est établie.")).toBeVisible();

  await cell(page, 1, "Désignation").focus();
  await type(page, "Audit de l’atelier", "2", "j", "650", "", "20");
  await expect(sum(page, "Total HT")).toHaveText("1 300,00 €");
  await page.keyboard.press("Enter");
  await expect(cell(page, 2, "Désignation")).toBeFocused();
  await type(page, "Plan de production", "1", "", "840", "10 %", "20");
  await page.keyboard.press("Enter");
  await expect(cell(page, 3, "Désignation")).toBeFocused();
  await type(page, "Guide imprimé", "12", "", "18,50", "", "5,5");
  await expect(line(page, 2)).toContainText("756,00 €");
  await expect(sum(page, "Total HT")).toHaveText("2 278,00 €");
  await expect(sum(page, /^TVA 20\s%/)).toHaveText("411,20 €");
  await expect(sum(page, /^TVA 5,5\s%/)).toHaveText("12,21 €");
  await expect(sum(page, "Total TTC")).toHaveText("2 701,41 €");
  // The last line goes up, and the focus with it.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(cell(page, 2, "TVA")).toBeFocused();
  await expect(cell(page, 2, "Désignation")).toHaveValue("Guide imprimé");
  await expect(page.getByText("Ligne 2 sur 3")).toBeAttached();
  await accessible(page);
  const path = await save(page);

  await open(page, server, `${path}/edit`);
  await expect.poll(() => descriptions(page)).toEqual(["Audit de l’atelier", "Guide imprimé", "Plan de production"]);
  await expect(sum(page, "Total TTC")).toHaveText("2 701,41 €");
  await cell(page, 1, "Quantité").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("3");
  await expect(sum(page, "Total HT")).toHaveText("2 928,00 €");
  await save(page);
  await expect(page.locator(".conflict")).toHaveCount(0);
  await open(page, server, `${path}/edit`);
  await expect(cell(page, 1, "Quantité")).toHaveValue("3");
});

test("what is missing is told beside it, and a draft comes back in its order", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Brouillon SA");
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(cell(page, 1, "Désignation")).toBeFocused();
  await type(page, "Pose");
  await expect(page.getByText("Une ligne sans montant n’est pas comptée.")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const summary = page.getByRole("alert").filter({ hasText: "Le document n’est pas encore enregistré" });
  await summary.getByRole("link", { name: /Ligne 1.*Prix unitaire/ }).click();
  await expect(cell(page, 1, "Prix unitaire")).toBeFocused();
  await expect(cell(page, 1, "Prix unitaire")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("80");
  await expect(cell(page, 1, "Prix unitaire")).not.toHaveAttribute("aria-invalid", "true");

  await page.getByRole("button", { name: "Section", exact: true }).click();
  await page.keyboard.type("Chantier");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(cell(page, 1, "Section")).toHaveValue("Chantier");
  await page.getByRole("button", { name: "Sous-total", exact: true }).click();
  await expect(line(page, 3)).toContainText("80,00 €");
  await expect(page.getByText("Brouillon gardé sur cet appareil")).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.getByText(/Brouillon du .* repris/)).toBeVisible();
  await expect.poll(() => descriptions(page)).toEqual(["Chantier", "Pose", ""]);
  await expect(line(page, 3)).toContainText("80,00 €");
  // What is due too late is told, and refused by nobody.
  await page.getByLabel("Date", { exact: true }).fill("2026-01-01");
  await page.getByLabel("Échéance", { exact: true }).fill("2026-06-30");
  await expect(page.getByRole("alert").filter({ hasText: /délai que la loi permet \(60 jours\)/ })).toBeVisible();
  await page.getByLabel("Échéance", { exact: true }).fill("2025-12-31");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Échéance", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Échéance", { exact: true }).fill("2026-01-31");
  await save(page);
});

test("prices with taxes come out at exactly what was typed", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Détail SARL");
  await open(page, server, `/invoices/new?client=${id}`);
  await page.getByLabel("Prix exprimés").selectOption("gross");
  await cell(page, 1, "Désignation").focus();
  await type(page, "Guide", "3", "", "9,99", "", "20");
  await expect(line(page, 1)).toContainText("29,97 €");
  await expect(sum(page, "Total TTC")).toHaveText("29,97 €");
  await expect(sum(page, "Total HT")).toHaveText("24,98 €");
  await expect(sum(page, /^TVA 20\s%/)).toHaveText("4,99 €");
  // A discount on the whole, with taxes as the prices are.
  await page.getByLabel("Remise globale").fill("10 %");
  await expect(sum(page, "Total TTC")).toHaveText("26,97 €");
  await save(page);
});

test("a client of another state owes the tax, unless one chooses otherwise", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Muster GmbH", {
    "addresses[0].city": "Berlin",
    "addresses[0].country": "DE",
    "fields.vat_number": "DE136695976",
  });
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Conseil", "1", "", "100", "", "20");
  await line(page, 1).getByLabel("Nature").selectOption("service");
  await expect(sum(page, "Total TTC")).toHaveText("100,00 €");
  await expect(page.locator(".mentions")).toHaveText("Autoliquidation");
  await line(page, 1).getByLabel("Nature").selectOption("article");
  await expect(page.locator(".mentions")).toContainText("art. 262 ter");
  await page.getByLabel("Régime de TVA").selectOption("own");
  await expect(sum(page, "Total TTC")).toHaveText("120,00 €");
  await expect(page.getByText("Choisi pour ce document.")).toBeVisible();
  await save(page);
});

test("in the one-stop shop a consumer of another state pays the tax of that state", async ({ signedIn: page, server }) => {
  const form = { name: "Atelier des Livres", country: "FR", language: "fr", currency: "EUR", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
  const id = await client(page, server, "Erika Muster", {
    "fields.kind": "individual",
    "addresses[0].city": "Berlin",
    "addresses[0].country": "DE",
  });
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByText(/sous le seuil de 10\s000\s€ par an/)).toBeVisible();
  await open(page, server, "/settings/company");
  await page.getByLabel("Ventes à distance dans l’Union européenne").selectOption("one_stop_shop");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Livre", "1", "", "100");
  await expect(sum(page, /^TVA 19\s%/)).toHaveText("19,00 €");
  await expect(page.locator(".mentions")).toContainText("déclarée au guichet unique");
  await expect(page.getByText(/la taxe de cet État s’applique \(guichet unique\)/)).toBeVisible();
  await page.getByLabel("Régime de TVA").selectOption("own");
  await expect(sum(page, "Total TTC")).toHaveText("120,00 €");
  await save(page);
});

test("in Québec both taxes are charged, each on the price", async ({ signedIn: page, server }) => {
  const form = { name: "Atelier Montréal", country: "CA", language: "fr", currency: "CAD", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
  const settings = await call<{ version: number; profile: Record<string, string> }>(page, server, "settings/company", {});
  const numbers = { province: "QC", gst: "123456782RT0001", qst: "1234567890TQ0001" };
  await call(page, server, "settings/company-save", { version: settings.version, form: { ...settings.profile, ...numbers } });
  const place = { "addresses[0].city": "Montréal", "addresses[0].country": "CA", "addresses[0].province": "QC" };
  const id = await client(page, server, "Érablière Roy", place);
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByText("Vendu au Québec : TPS et TVQ.")).toBeVisible();
  await cell(page, 1, "Désignation").focus();
  await type(page, "Sirop", "1", "", "100");
  await expect(sum(page, /^TPS 5\s%/)).toHaveText("5,00 $");
  await expect(sum(page, /^TVQ 9,975\s%/)).toHaveText("9,98 $");
  await expect(sum(page, "Total TTC")).toHaveText("114,98 $");
  await save(page);
});

test("a product fills its line in, and rows of a spreadsheet make lines", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Complétée");
  const form = { "fields.name": "Heure de conseil", "fields.price": "80", "fields.unit": "h", "fields.vat": "20", "fields.reference": "CONS-1", "fields.cost": "50" };
  await call(page, server, "products/create", { form });
  await open(page, server, `/quotes/new?client=${id}`);
  await expect(cell(page, 1, "Désignation")).toBeFocused();
  await page.keyboard.type("cons-1");
  await expect(page.getByRole("option", { name: /Heure de conseil/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(cell(page, 1, "Quantité")).toBeFocused();
  // What was filled in gives way to what one types.
  await expect(cell(page, 1, "Quantité")).toHaveValue("1");
  await page.keyboard.type("1");
  await expect(cell(page, 1, "Quantité")).toHaveValue("1");
  for (const [label, value] of [["Désignation", "Heure de conseil"], ["Prix unitaire", "80"], ["Unité", "h"], ["TVA", "20"]] as const) {
    await expect(cell(page, 1, label)).toHaveValue(value);
  }
  await expect(sum(page, "Marge")).toContainText("30,00 €");
  await page.getByRole("button", { name: "Coûts" }).click();
  await expect(cell(page, 1, "Coût unitaire")).toHaveValue("50");

  await page.getByRole("button", { name: "Ligne", exact: true }).click();
  const rows = "Désignation\tQté\tPrix\tTVA\nVis inox\t10\t1,50 €\t20 %\nÉquerre\t4\t3\t20 %\n";
  await cell(page, 2, "Désignation").evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, rows);
  await expect(page.locator(".doc-line")).toHaveCount(3);
  await expect.poll(() => descriptions(page)).toEqual(["Heure de conseil", "Vis inox", "Équerre"]);
  await expect(sum(page, "Total HT")).toHaveText("107,00 €");
  // What is optional is offered beside the total.
  await line(page, 3).getByRole("checkbox", { name: "Option" }).check();
  await expect(line(page, 3)).toContainText("12,00 €");
  await expect(sum(page, "Total HT")).toHaveText("95,00 €");

  // A pointer takes the first line to the end.
  const grip = (await line(page, 1).locator(".line-grip").boundingBox())!;
  const last = (await line(page, 3).boundingBox())!;
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + 10, last.y + last.height - 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => descriptions(page)).toEqual(["Vis inox", "Équerre", "Heure de conseil"]);
  await line(page, 1).getByRole("button", { name: "Retirer la ligne" }).click();
  await expect(page.locator(".doc-line")).toHaveCount(2);
  await save(page);
});

test("what two change of one draft comes together, and lines stay where they were taken", async ({ signedIn: page, server, context }) => {
  const id = await client(page, server, "À deux");
  const lines = ["Un", "Deux"].flatMap((words, at) => [
    [`lines[${at}].description`, words],
    [`lines[${at}].quantity`, "1"],
    [`lines[${at}].price`, "10"],
    [`lines[${at}].vat`, "20"],
  ]);
  const form = { "fields.client": id, ...(Object.fromEntries(lines) as Record<string, string>) };
  const made = await call<string>(page, server, "documents/create", { kind: "invoice", form });
  const other = await context.newPage();
  for (const one of [page, other]) await open(one, server, `/invoices/${made}/edit`);
  await other.getByRole("textbox", { name: "Objet" }).fill("Travaux d’été");
  await other.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await other.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await cell(page, 2, "Désignation").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(cell(page, 1, "Désignation")).toHaveValue("Deux");
  await save(page);
  await open(page, server, `/invoices/${made}/edit`);
  await expect(page.getByRole("textbox", { name: "Objet" })).toHaveValue("Travaux d’été");
  await expect.poll(() => descriptions(page)).toEqual(["Deux", "Un"]);
});

test("who sells sees neither costs nor what is earned", async ({ signedIn: owner, server, as }) => {
  const id = await client(owner, server, "Sans marge");
  const page = await as(addUser(server, { email: "sam@atelier-nord.example", name: "Sam", role: "sales" }));
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Conseil", "1", "", "100", "", "20");
  await expect(sum(page, "Total TTC")).toHaveText("120,00 €");
  await expect(page.locator(".editor-sums")).not.toContainText("Marge");
  await expect(page.getByRole("button", { name: "Coûts" })).toHaveCount(0);
  await save(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("each line is a card of fields, and nothing sticks out", async ({ signedIn: page, server }) => {
    const id = await client(page, server, "Pouce et Fils aux Établissements Extraordinairement Longs");
    await open(page, server, `/quotes/new?client=${id}`);
    await cell(page, 1, "Désignation").fill("Pose d’un portail sur mesure, avec la reprise des piliers");
    await cell(page, 1, "Quantité").fill("2");
    await cell(page, 1, "Prix unitaire").fill("1234,5");
    await cell(page, 1, "TVA").fill("10");
    await expect(line(page, 1)).toContainText("2 469,00 €");
    await expect(sum(page, "Total TTC")).toHaveText("2 715,90 €");
    // Labels are seen where there is no head above the cells.
    await expect(line(page, 1).getByText("Prix unitaire", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Ligne", exact: true }).tap();
    await expect(page.locator(".doc-line")).toHaveCount(2);
    expect(await sticksOut(page)).toEqual([]);
    await accessible(page);
    await page.getByRole("button", { name: "Enregistrer", exact: true }).tap();
    await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  });
});
