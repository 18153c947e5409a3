import { expect, test } from "./fixtures";
import { listOf, open, rowOf } from "./steps";

const DROP = /Déposez votre fichier ici/;

/** Letters that Windows-1252 has and Latin-1 has not. */
function windows1252(text: string): Buffer {
  return Buffer.from([...text].map((letter) => ({ "€": 0x80, "’": 0x92, "œ": 0x9c })[letter] ?? letter.charCodeAt(0)));
}

test("a sheet with titles, Windows-1252 and odd values loses nothing", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  const lines = [
    "Clients de l’atelier, édités le 03/11/2026;;;;;",
    ";;;;;",
    "Raison sociale;Téléphone;E-mail;N° TVA;Code postal;Pays",
    "Étrange Cœur;01 02 03 04 05 poste 4;<compta@etrange.example>;44732829320;=\"01000\";France",
    "Étrange Île;0692 12 34 56;néant;N/A;97400;France",
    "Étrange Hasard;appeler le standard;mailto:h@etrange.example;-;69001.0;Royaume Uni",
  ];
  const buffer = windows1252(lines.join("\r\n"));
  await page.getByLabel(DROP).setInputFiles({ name: "atelier.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("atelier.csv, caractères Windows-1252")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Ligne des titres" })).toHaveValue("3");
  await expect(page.getByText(/au-dessus des titres n/)).toBeVisible();
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const tally = page.getByRole("status").filter({ hasText: "lignes lues" });
  await expect(tally).toContainText("3 à créer");
  await expect(tally).toContainText("1 valeur à vérifier");
  await page.getByRole("button", { name: "Importer 3 clients" }).click();
  await expect(page.getByText("atelier.csv est importé.")).toBeVisible({ timeout: 20_000 });
  // A number of Réunion is one of Réunion, in whatever spelling it is looked for.
  await listOf(page, server, "+262 692 12 34 56");
  await expect(rowOf(page, "Étrange Île")).toBeVisible();
  await listOf(page, server, "01.02.03.04.05");
  await expect(rowOf(page, "Étrange Cœur")).toBeVisible();
  await listOf(page, server, "etrange hasard");
  await page.getByRole("link", { name: "Étrange Hasard" }).click();
  await expect(page.getByText(/À vérifier – Téléphone\s*: appeler le standard/)).toBeVisible();
});

test("a workbook of Excel comes in with its leading zeros", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await page.getByLabel(DROP).setInputFiles("../store/tests/all/samples/clients.xlsx");
  await expect(page.getByText(/clients\.xlsx, feuille/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Code postal/ })).toContainText("01000");
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 1 client" }).click();
  await expect(page.getByText("clients.xlsx est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "01000");
  await expect(rowOf(page, "Alpha SARL")).toBeVisible();
});
