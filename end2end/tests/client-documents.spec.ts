// What stands on a client's page of its documents: their menu, what was bought and when, how fast it pays.
import { accessible, expect, test } from "./fixtures";
import { call, client, draft, fact, issued } from "./sales";
import { open } from "./steps";

test("a document's menu leads to its page, its history, its form and its paper", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Menus SARL");
  const invoice = await draft(page, server, "invoice", id, ["Conseil", "100"]);
  await open(page, server, `/clients/${id}?tab=invoices`);
  await page.getByRole("button", { name: "Actions pour Brouillon" }).click();
  const menu = page.getByRole("menu", { name: "Actions pour Brouillon" });
  await expect(menu.getByRole("menuitem")).toHaveText([
    "Ouvrir",
    "Ouvrir dans un nouvel onglet",
    "Historique",
    "Modifier",
    "Télécharger le PDF",
    "Imprimer",
  ]);
  await expect(menu.getByRole("menuitem", { name: "Ouvrir dans un nouvel onglet" })).toHaveAttribute("target", "_blank");
  await accessible(page);
  await menu.getByRole("menuitem", { name: "Historique" }).click();
  await expect(page).toHaveURL(`${server.url}/invoices/${invoice}?tab=activity`);
  await expect(page.getByRole("tab", { name: "Activité", exact: true })).toHaveAttribute("aria-selected", "true");
});

test("what was bought is found by its product's reference and in its period", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Acheteuse SA");
  const form = { "fields.name": "Vis inox", "fields.price": "2", "fields.vat": "20", "fields.reference": "VIS-8" };
  const product = await call<string>(page, server, "products/create", { form });
  const sold = (description: string, more: Record<string, string>) => ({
    "fields.client": id,
    "lines[0].description": description,
    "lines[0].quantity": "10",
    "lines[0].price": "2",
    "lines[0].vat": "20",
    ...more,
  });
  for (const form of [sold("Boulonnerie", { "lines[0].product": product }), sold("Pose", {})]) {
    await issued(page, server, await call<string>(page, server, "documents/create", { kind: "invoice", form }));
  }
  await open(page, server, `/clients/${id}?tab=purchases`);
  const rows = page.locator("table.of-client tbody tr");
  await expect(rows).toHaveCount(2);
  await page.getByRole("tabpanel").getByRole("searchbox", { name: "Filtrer" }).fill("vis-8");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Boulonnerie");
  await page.getByRole("tabpanel").getByRole("searchbox", { name: "Filtrer" }).fill("");
  await page.getByRole("combobox", { name: "Période" }).selectOption({ label: "L’année dernière" });
  await expect(rows).toHaveText([/Rien/]);
  await page.getByRole("combobox", { name: "Période" }).selectOption({ label: "Ce mois-ci" });
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/period=month/);
});

test("how fast a client pays stands among its facts", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Rapide SARL");
  const invoice = await draft(page, server, "invoice", id, ["Conseil", "100"]);
  await issued(page, server, invoice);
  await open(page, server, `/clients/${id}`);
  await expect(page.getByText("Délai de paiement moyen")).toHaveCount(0);
  await call(page, server, "payments/mark-paid", { ids: [invoice] });
  await open(page, server, `/clients/${id}`);
  await expect(fact(page, "Délai de paiement moyen")).toHaveText(/^0 jours?$/);
});

test("the invoices of a client whose bills go to another are made out to that one", async ({ signedIn: page, server }) => {
  const head = await client(page, server, "Siège SA", { "addresses[0].city": "Paris" });
  const id = await client(page, server, "Agence SARL", { "fields.payer": head });
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByText("Les factures de ce client sont établies au nom de Siège SA.")).toBeVisible();
  const invoice = await draft(page, server, "invoice", id, ["Conseil", "100"]);
  for (const isIssued of [false, true]) {
    if (isIssued) await issued(page, server, invoice);
    await open(page, server, `/invoices/${invoice}`);
    const sheet = page.getByRole("article", { name: /^Facture/ });
    await expect(sheet.locator(".sheet-party").filter({ hasText: "Facturé à" })).toContainText("Siège SA");
    await expect(sheet.locator(".sheet-party").filter({ hasText: "Livré à" })).toContainText("Agence SARL");
  }
  await expect(page.locator(".record-head").getByRole("link", { name: "Agence SARL" })).toBeVisible();
});

test("a pro forma is begun for a client, and from anywhere", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Douane SA");
  await open(page, server, `/clients/${id}`);
  await page.getByRole("button", { name: "Créer pour ce client" }).click();
  await page.getByRole("menuitem", { name: "Nouvelle facture pro forma" }).click();
  await expect(page).toHaveURL(`${server.url}/quotes/new?kind=proforma&client=${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Nouvelle facture pro forma" })).toBeVisible();
  await open(page, server, "/invoices");
  await page.getByRole("button", { name: "Ajout", exact: true }).click();
  await page.getByRole("menu", { name: "Ajout" }).getByRole("menuitem", { name: "Nouvelle facture d’acompte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nouvelle facture d’acompte" })).toBeVisible();
});
