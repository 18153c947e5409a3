import type { Download, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { addUser, expect, ready, test } from "./fixtures";
import { listOf, open, rowOf, siren, siret, vatNumber } from "./steps";

async function choose(page: Page, label: RegExp, name: string, lines: string[]): Promise<void> {
  const buffer = Buffer.from(lines.join("\r\n"), "utf8");
  await page.getByLabel(label).setInputFiles({ name, mimeType: "text/csv", buffer });
}

async function text(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), "utf8");
}

const DROP = /Déposez votre fichier ici/;

test("two establishments and three companies with one e-mail stay apart", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  const vat = vatNumber(siren("41234567"));
  await choose(page, DROP, "etablissements.csv", [
    "Raison sociale;SIRET;N° TVA intracommunautaire;E-mail;Adresse;Code postal;Ville",
    `Séparés Nord;${siret("41234567", "0001")};${vat};compta@separes.example;1 rue A;59000;Lille`,
    `Séparés Sud;${siret("41234567", "0002")};${vat};compta@separes.example;2 rue B;13001;Marseille`,
    "Séparés Ailleurs;;;compta@separes.example;3 rue C;69001;Lyon",
  ]);
  const known = page.getByRole("group", { name: "Ce qui identifie un enregistrement déjà là" });
  await expect(known.getByRole("checkbox")).toHaveCount(3);
  await expect(known.getByRole("checkbox", { name: /SIRET/ })).toBeChecked();
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await expect(page.getByRole("status").filter({ hasText: "lignes lues" })).toContainText("3 à créer");
  const hints = page.getByRole("region", { name: "Peut-être les mêmes" });
  await expect(hints.getByRole("table")).toHaveCount(2);
  // Both stand side by side.
  await expect(hints.getByRole("row", { name: /SIRET/ }).first()).toContainText(siret("41234567", "0001"));
  await page.getByRole("button", { name: "Importer 3 clients" }).click();
  await expect(page.getByText("etablissements.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "separes");
  for (const name of ["Séparés Nord", "Séparés Sud", "Séparés Ailleurs"]) {
    await expect(rowOf(page, name)).toBeVisible();
  }
});

test("a hint is decided for all rows like it, and the rows left out are fetched", async ({ signedIn: page, server }) => {
  const lines = ["Nom;E-mail;Téléphone", "Indice Un;compta@indices.example;", "Indice Deux;autre@indices.example;"];
  await open(page, server, "/clients/import");
  await choose(page, DROP, "premiers.csv", lines);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 2 clients" }).click();
  await expect(page.getByText("premiers.csv est importé.")).toBeVisible({ timeout: 20_000 });

  await open(page, server, "/clients/import");
  await choose(page, DROP, "seconds.csv", [
    "Nom;E-mail;Téléphone",
    "Indice Uni;compta@indices.example;04 72 00 12 34",
    "Indice Unique;compta@indices.example;04 72 00 12 35",
    "Indice Trois;trois@indices.example;",
  ]);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const tally = page.getByRole("status").filter({ hasText: "lignes lues" });
  await expect(tally).toContainText("3 à créer");
  const hints = page.getByRole("region", { name: "Peut-être les mêmes" });
  await hints.getByRole("combobox", { name: /Lignes avec le même e-mail/ }).selectOption({ label: "Ce sont les mêmes" });
  await expect(tally).toContainText("1 à créer");
  await expect(tally).toContainText("2 à laisser tels quels");
  // One of them is another client after all.
  await hints.getByRole("group", { name: "Pour la ligne 3" }).getByRole("radio", { name: "Un autre" }).check();
  await expect(tally).toContainText("2 à créer");
  await expect(tally).toContainText("1 à laisser tel quel");
  await expect(tally).toContainText("= 3 lignes lues");
  await page.getByRole("button", { name: "Importer 2 clients" }).click();
  await expect(page.getByText("seconds.csv est importé.")).toBeVisible({ timeout: 20_000 });

  const left = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger les lignes laissées de côté" }).click();
  expect((await left).suggestedFilename()).toContain("lignes-laissées-de-côté");
  const rows = await text(left);
  expect(rows).toContain("Indice Uni;compta@indices.example;04 72 00 12 34;Déjà là · même e-mail");
  expect(rows).not.toMatch(/Indice Unique|Indice Trois/);
  await listOf(page, server, "indice");
  await expect(rowOf(page, "Indice Unique")).toBeVisible();
  await expect(rowOf(page, "Indice Uni")).toHaveCount(0);
});

test("a column that nothing is known of is told, and becomes a field or a note", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, DROP, "colonnes.csv", [
    "Nom;Ville;Zone de chalandise;Humeur",
    "Colonnes Perdues;Lyon;Nord;Bonne",
    "Colonnes Vides;Lyon;;",
  ]);
  await expect(page.getByText("2 colonnes sur 4 sont utilisées.")).toBeVisible();
  await expect(page.getByText(/ne seront pas importées\s: Zone de chalandise, Humeur\./)).toBeVisible();
  const zone = page.getByRole("combobox", { name: "Champ du client pour la colonne Zone de chalandise" });
  await zone.selectOption({ label: "Nouveau champ personnalisé" });
  await expect(zone).toHaveValue(/^custom\./);
  await page.getByRole("combobox", { name: "Champ du client pour la colonne Humeur" }).selectOption({ label: "Note, avec le nom de la colonne" });
  await expect(page.getByText("4 colonnes sur 4 sont utilisées.")).toBeVisible();
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 2 clients" }).click();
  await expect(page.getByText("colonnes.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "colonnes perdues");
  await page.getByRole("link", { name: "Colonnes Perdues" }).click();
  await expect(page.getByText("Zone de chalandise").first()).toBeVisible();
  await expect(page.getByText(/Humeur\s: Bonne/)).toBeVisible();
});

test("what is wrong in a row is put right in the preview", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, DROP, "corriges.csv", [
    "Nom;Téléphone;Ville",
    "Corrigé Bien;026185;Lyon",
    ";04 72 00 12 34;Lyon",
  ]);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const tally = page.getByRole("status").filter({ hasText: "lignes lues" });
  await expect(tally).toContainText("1 ligne refusée");
  await expect(tally).toContainText("1 valeur à vérifier");
  const phone = page.getByRole("textbox", { name: "Téléphone, ligne 2" });
  await phone.fill("04 72 00 12 35");
  await phone.press("Tab");
  await expect(tally).not.toContainText("à vérifier");
  const name = page.getByRole("textbox", { name: "Nom, ligne 3" });
  await name.fill("Corrigé Mieux");
  await name.press("Tab");
  await expect(tally).toContainText("2 à créer");
  await expect(tally).not.toContainText("refusée");
  await page.getByRole("button", { name: "Importer 2 clients" }).click();
  await expect(page.getByText("corriges.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "corrige");
  await expect(rowOf(page, "Corrigé Bien")).toBeVisible();
  await expect(rowOf(page, "Corrigé Mieux")).toBeVisible();
});

test("in English: what the update replaces is ticked, and the rest is filled", async ({ as, server }) => {
  const user = addUser(server, { email: `who.${process.pid}@atelier-nord.example`, name: "Emma Reed", role: "admin" });
  const page = await as(user, { viewport: { width: 1440, height: 900 } });
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await ready(page);
  const drop = /Drop your file here/;
  await open(page, server, "/clients/import");
  await choose(page, drop, "first.csv", ["Name;E-mail;Website", "Ticked Replaced;old@ticked.example;ticked.example"]);
  await page.getByRole("button", { name: "See the preview" }).click();
  await page.getByRole("button", { name: /Import 1/ }).click();
  await expect(page.getByText("first.csv is imported.")).toBeVisible({ timeout: 20_000 });

  await open(page, server, "/clients/import");
  await choose(page, drop, "second.csv", [
    "Name;E-mail;Website;Phone",
    "Ticked Replaced;new@ticked.example;other.example;+33 4 72 00 12 34",
  ]);
  await page.getByRole("radio", { name: "Update it" }).check();
  await page.getByRole("group", { name: "Replace what is filled already" }).getByRole("checkbox", { name: "E-mail" }).check();
  await page.getByRole("button", { name: "See the preview" }).click();
  await expect(page.getByRole("status").filter({ hasText: "row read" })).toContainText("1 to update");
  await page.getByRole("button", { name: /Import 1/ }).click();
  await expect(page.getByText("second.csv is imported.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "ticked");
  await page.getByRole("link", { name: "Ticked Replaced" }).click();
  await expect(page.getByText("new@ticked.example").first()).toBeVisible();
  await expect(page.getByText("other.example")).toHaveCount(0);
});
