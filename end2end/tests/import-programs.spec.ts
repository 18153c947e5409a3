import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { listOf, open, rowOf } from "./steps";

/** Chooses a file, whose program is recognised, and brings it in as it is suggested. */
async function bringIn(page: Page, name: string, program: string, lines: string[], button: RegExp): Promise<void> {
  const buffer = Buffer.from(lines.join("\r\n"), "utf8");
  await page.getByLabel(/Déposez votre fichier ici/).setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("combobox", { name: "Le fichier vient de" })).toHaveValue(program);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText(`${name} est importé.`)).toBeVisible({ timeout: 20_000 });
}

test("a Dolibarr export, companies then contacts", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await bringIn(
    page,
    "tiers.csv",
    "dolibarr",
    [
      "Nom du tiers;Nom alternatif;Client;Fournisseur;Code client;Adresse;Code postal;Ville;Pays;Téléphone;Email;Type du tiers",
      "Menuiserie Dolibarre;;1;0;CU2401-0912;3 rue du Port;01000;Bourg-en-Bresse;France;04 72 00 12 34;contact@dolibarre.example;PME/PMI",
      "Atelier Dolibarre Roy;;2;0;CU2401-0913;5 rue du Four;69001;Lyon;France;04 72 00 12 40;;TPE",
    ],
    /Importer 2 clients/,
  );
  await open(page, server, "/clients/import");
  await bringIn(
    page,
    "contacts.csv",
    "dolibarr",
    [
      "Id contact;Code civilité;Nom;Prénom;Poste/Fonction;Téléphone;Mobile;Adresse e-mail;Raison sociale;Code client",
      "71;MME;Dolibarre;Léa;Gérante;04 72 00 12 35;06 12 34 56 78;lea@dolibarre.example;Menuiserie Dolibarre;CU2401-0912",
      "72;MR;Petit;Paul;Compta;04 72 00 12 36;;paul@dolibarre.example;Menuiserie Dolibarre;CU2401-0912",
      "73;MME;Roy;Anne;;;06 12 34 56 79;anne@dolibarre.example;Atelier Dolibarre Roy;CU2401-0913",
    ],
    /Importer 2 clients/,
  );
  await listOf(page, server, "dolibarre");
  await expect(page.getByRole("row", { name: /Dolibarre/ })).toHaveCount(2);
  await expect(rowOf(page, "Menuiserie Dolibarre")).toContainText("Léa Dolibarre");
  await page.getByRole("link", { name: "Menuiserie Dolibarre" }).click();
  for (const email of ["lea@dolibarre.example", "paul@dolibarre.example"]) {
    await expect(page.getByText(email).first()).toBeVisible();
  }
});

test("a sheet of people makes one client of each company", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await bringIn(
    page,
    "personnes.csv",
    "other",
    [
      "Société;Prénom;Nom;E-mail;Fonction;Tél;Adresse;CP;Ville",
      "Personnes Réunies;Anne;Roy;anne@reunies.example;Gérante;04 72 00 12 34;1 rue A;01000;Bourg",
      "Personnes Réunies;Luc;Roy;luc@reunies.example;Comptable;04 72 00 12 35;1 rue A;01000;Bourg",
    ],
    /Importer 1 client/,
  );
  await listOf(page, server, "personnes reunies");
  await expect(page.getByRole("row", { name: /Personnes Réunies/ })).toHaveCount(1);
  await page.getByRole("link", { name: "Personnes Réunies" }).click();
  for (const email of ["anne@reunies.example", "luc@reunies.example"]) {
    await expect(page.getByText(email).first()).toBeVisible();
  }
});
