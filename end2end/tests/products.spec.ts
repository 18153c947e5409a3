import type { Locator, Page } from "@playwright/test";
import { accessible, expect, ready, test } from "./fixtures";
import { open, rowOf, toast } from "./steps";

/** A line of the product's form. */
function own(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: label, exact: true });
}

test("a product is created, found, changed, copied, archived and brought back", async ({ signedIn: page, server }) => {
  // Name and price are enough; what is missing is told beside its field.
  await page.getByRole("navigation", { name: "Navigation principale" }).first().getByRole("link", { name: "Nouveau produit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau produit" })).toBeVisible();
  await own(page, "Nom").fill("Chaise Bertoia");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Le produit n’est pas encore enregistré" })).toBeFocused();
  await own(page, "Prix de vente").fill("249,90");
  await own(page, "Référence").fill("CH-1");
  await own(page, "Code-barres").fill("4006381333932");
  await own(page, "Code-barres").blur();
  await expect(own(page, "Code-barres")).toHaveAccessibleDescription(/8, 12 ou 13 chiffres/);
  await own(page, "Code-barres").fill("4006381333931");
  await own(page, "TVA").fill("20");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Chaise Bertoia" })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText("249,90");
  await expect(page.locator(".record-facts")).toContainText("HT");
  await expect(page.getByText("Vous avez créé ce produit")).toBeVisible();

  await accessible(page);

  // A scanner types the digits into the list's filter.
  await open(page, server, "/products?q=4006381333931");
  await expect(rowOf(page, "Chaise Bertoia")).toContainText("CH-1");
  await rowOf(page, "Chaise Bertoia").getByRole("link", { name: "Chaise Bertoia" }).click();

  await page.getByRole("link", { name: "Modifier", exact: true }).first().click();
  await own(page, "Prix de vente").fill("259");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".record-facts")).toContainText("259,00");
  await page.getByText("1 valeur modifiée").click();
  await expect(page.locator(".changes")).toContainText("249,90");

  // The copy has all but the reference, and opens where it can be changed.
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Dupliquer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Chaise Bertoia" })).toBeVisible();
  await ready(page);
  await expect(own(page, "Référence")).toHaveValue("");
  await own(page, "Nom").fill("Chaise Bertoia noire");
  await own(page, "Référence").fill("ch-1");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Référence" })).toBeVisible();
  await own(page, "Référence").fill("CH-2");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Chaise Bertoia noire" })).toBeVisible();

  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Archiver" }).click();
  await expect(page.getByText("Ce produit est archivé")).toBeVisible();
  await toast(page, "Chaise Bertoia noire est archivé").getByRole("button", { name: "Annuler" }).click();
  await expect(page.getByText("Ce produit est archivé")).toHaveCount(0);
});

test("what two change of one product comes together", async ({ signedIn: page, server, context }) => {
  const made = await page.request.post(`${server.url}/api/products/create`, {
    headers: { origin: server.url },
    data: { form: { "fields.name": "Table Tulipe", "fields.price": "900" } },
  });
  const id = (await made.json()) as string;
  const other = await context.newPage();
  for (const one of [page, other]) await open(one, server, `/products/${id}/edit`);
  await own(other, "Prix de vente").fill("950");
  await own(other, "Nom").fill("Table Tulipe ronde");
  await other.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Table Tulipe ronde" })).toBeVisible();
  await own(page, "Référence").fill("T-1");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Table Tulipe ronde" })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText("950,00");
  await expect(page.locator(".crumbs")).toContainText("T-1");
});
