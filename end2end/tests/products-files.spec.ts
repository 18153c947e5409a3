import type { Download, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { accessible, expect, test } from "./fixtures";
import { open, rowOf } from "./steps";

async function text(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), "utf8").replace(/^\ufeff/, "");
}

/** Brings a file of products in, as far as its columns. */
async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await page.getByLabel(/Déposez votre fichier ici/).setInputFiles({ name, mimeType: "text/csv", buffer });
}

test("products come in from a file, and what is refused comes back with why", async ({ signedIn: page, server }) => {
  await open(page, server, "/products");
  await page.getByRole("link", { name: "Importer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Importer des produits" })).toBeVisible();
  await choose(page, "catalogue.csv", "SKU;Désignation;Prix TTC;Taux de TVA;Famille;Tarif : Revendeur;Truc\nF-1;Lampe Gras;390;20;Luminaires;310;x\nF-2;Tabouret;cher;20;;;\n");
  const field = (column: string) => page.getByRole("combobox", { name: `Champ du produit pour la colonne ${column}` });
  await expect(field("SKU")).toHaveValue("fields.reference");
  await expect(field("Prix TTC")).toHaveValue("gross_price");
  await expect(field("Tarif : Revendeur")).toHaveValue("prices.Revendeur");
  await expect(field("Truc")).toHaveValue("");
  await accessible(page);

  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const tally = page.getByRole("status").filter({ hasText: "lignes lues" });
  await expect(tally).toContainText("1 à créer");
  await expect(tally).toContainText("1 ligne refusée");
  await expect(page.getByText("Ces valeurs seront ajoutées à vos listes")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Tarif : Revendeur" })).toBeVisible();
  await page.getByRole("button", { name: "Importer 1 produit" }).click();
  await expect(page.getByText("catalogue.csv est importé.")).toBeVisible({ timeout: 20_000 });
  const refused = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger les lignes refusées" }).click();
  expect(await text(refused)).toMatch(/F-2;Tabouret;cher;.*Prix de vente/);

  await page.getByRole("link", { name: "Voir les produits" }).click();
  await rowOf(page, "Lampe Gras").getByRole("link", { name: "Lampe Gras" }).click();
  await expect(page.locator(".record-facts")).toContainText("390,00");
  await expect(page.locator(".record-facts")).toContainText("TTC");
  await expect(page.locator(".record-aside")).toContainText("310,00");
  await expect(page.getByText("Vous avez importé ce produit du fichier catalogue.csv")).toBeVisible();

  // A fact that is pinned stands under the name of every product.
  await page.getByRole("button", { name: "Épingler « Référence » sous le nom" }).first().click();
  await expect(page.locator(".record-facts .pinned")).toContainText("F-1");
});

test("what the list shows is taken out, and comes back without a change", async ({ signedIn: page, server }) => {
  for (const [name, reference] of [["Sortie Lampe", "S-1"], ["Sortie Table", "S-2"], ["Autre", "S-3"]]) {
    await page.request.post(`${server.url}/api/products/create`, {
      headers: { origin: server.url },
      data: { form: { "fields.name": name, "fields.reference": reference, "fields.price": "12.50" } },
    });
  }
  await open(page, server, "/products?q=sortie");
  const take = async (kind: string) => {
    await page.getByRole("button", { name: "Exporter" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: kind }).click();
    return download;
  };
  const csv = await text(take("CSV"));
  expect(csv.split("\r\n")[0]).toMatch(/^Référence;Nom;État;/);
  expect(csv).toContain("S-1;Sortie Lampe;Actif;");
  expect(csv).not.toContain("Autre");
  const excel = await take("Excel (XLSX)");

  await page.getByRole("checkbox", { name: "Choisir Sortie Table" }).check();
  const bulk = page.getByRole("region", { name: "Actions sur les produits choisis" });
  await bulk.getByRole("button", { name: "Exporter" }).click();
  const download = page.waitForEvent("download");
  await bulk.getByRole("menuitem", { name: "CSV" }).click();
  const one = await text(download);
  expect(one).toContain("Sortie Table");
  expect(one).not.toContain("Sortie Lampe");

  for (const [name, content] of [["sortie.csv", csv], ["sortie.xlsx", readFileSync(await excel.path())]] as const) {
    await open(page, server, "/products/import");
    await choose(page, name, content);
    await page.getByRole("radio", { name: "Le mettre à jour" }).check();
    await page.getByRole("button", { name: "Voir l’aperçu" }).click();
    await expect(page.getByRole("status").filter({ hasText: "lignes lues" })).toContainText("2 à laisser tels quels");
    // Nothing would come in: that is said, and nothing is offered.
    await expect(page.getByRole("alert")).toHaveText(/^Rien à importer\s: tout ce que contient ce fichier est déjà là/);
    await expect(page.getByRole("button", { name: /^Importer/ })).toHaveCount(0);
  }
});
