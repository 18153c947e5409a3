import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { listOf, open, rowOf } from "./steps";

const SAMPLES = "../store/tests/all/samples";

async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel(/Déposez votre fichier ici/).setInputFiles(file);
}

/** A file of which each letter is one byte. */
function bytes(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text, "latin1") };
}

function column(page: Page, name: string): Locator {
  return page.getByRole("combobox", { name: `Champ du client pour la colonne ${name}`, exact: true });
}

async function bringIn(page: Page, what: string, file: string): Promise<void> {
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: `Importer ${what}` }).click();
  await expect(page.getByText(`${file} est importé.`)).toBeVisible({ timeout: 20_000 });
}

test("the characters of a file are chosen on screen, and its samples follow", async ({ signedIn: page, server }) => {
  const encoding = page.getByRole("combobox", { name: "Caractères du fichier" });
  const name = page.getByRole("row", { name: /^Nom/ });
  // A program of DOS times, and Excel on an old Mac.
  for (const [file, text, own, other, wrong] of [
    ["dos.csv", "Nom;Ville\r\nH\x93tel du Ch\x83teau;Besan\x87on\r\n", "CP850", "MacRoman", "Hìtel du ChÉteau"],
    ["mac.csv", "Nom;Ville\rH\x99tel du Rempart d\xd5\x83t\x8e;Besan\x8don\r", "MacRoman", "CP850", "HÖtel du Rempart"],
  ] as const) {
    await open(page, server, "/clients/import");
    await choose(page, bytes(file, text));
    await expect(page.getByText(`${file}, caractères ${own}`)).toBeVisible();
    await expect(encoding).toHaveValue(own);
    await encoding.selectOption(other);
    await expect(name).toContainText(wrong);
    await encoding.selectOption(own);
    await expect(name).toContainText("Hôtel du");
    await expect(column(page, "Nom")).toHaveValue("fields.name");
    await bringIn(page, "1 client", file);
  }
  await listOf(page, server, "hotel du");
  await expect(rowOf(page, "Hôtel du Château")).toBeVisible();
  await expect(rowOf(page, "Hôtel du Rempart d’Été")).toBeVisible();
});

for (const [file, client] of [["clients.ods", "Épicerie Léa & Fils"], ["clients.xls", "Café Zoé"]] as const) {
  test(`the sheet of ${file} that has a table comes in, below its title`, async ({ signedIn: page, server }) => {
    await open(page, server, "/clients/import");
    await choose(page, `${SAMPLES}/${file}`);
    await expect(page.getByText(/feuille «\sClients\s» du classeur/)).toBeVisible();
    await expect(page.getByText("La ligne au-dessus des titres n’est pas importée.")).toBeVisible();
    await expect(page.getByRole("row", { name: /^Code postal/ })).toContainText("01000");
    // Another sheet may be read, and one comes back to the first.
    const sheet = page.getByRole("combobox", { name: "Feuille du classeur" });
    await sheet.selectOption({ label: "Notes" });
    await expect(page.getByText(/feuille «\sNotes\s» du classeur/)).toBeVisible();
    await sheet.selectOption({ label: "Clients" });
    await expect(column(page, "Nom")).toHaveValue("fields.name");
    await bringIn(page, "2 clients", file);
    await listOf(page, server, client);
    await expect(rowOf(page, client)).toBeVisible();
  });
}

test("the heading line is chosen, or there is none", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, bytes("titres.csv", "Repère;Lieu\nNom;Ville\nMaison Titre;Lyon\n"));
  const heading = page.getByRole("combobox", { name: "Ligne des titres" });
  await expect(heading).toHaveValue("2");
  await heading.selectOption("1");
  await expect(column(page, "Repère")).toBeVisible();
  await heading.selectOption("2");
  await expect(column(page, "Nom")).toHaveValue("fields.name");
  await bringIn(page, "1 client", "titres.csv");

  await open(page, server, "/clients/import");
  await choose(page, bytes("sans-titres.csv", "Alpha Sans Titre;01000;alpha@titre.example\nBeta Sans Titre;69001;beta@titre.example\n"));
  await expect(page.getByText("Ce fichier n’a pas de titres")).toBeVisible();
  await expect(heading).toHaveValue("absent");
  await column(page, "Colonne 1").selectOption("fields.name");
  await column(page, "Colonne 2").selectOption("addresses[0].postal_code");
  await column(page, "Colonne 3").selectOption("fields.email");
  await bringIn(page, "2 clients", "sans-titres.csv");
  await listOf(page, server, "sans titre");
  await expect(rowOf(page, "Alpha Sans Titre")).toContainText("alpha@titre.example");
  await expect(rowOf(page, "Beta Sans Titre")).toBeVisible();
});

test("a card of somebody at a company brings in all that it says", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, `${SAMPLES}/50-person-at-company.vcf`);
  // Columns that no card uses take no room.
  await expect(column(page, "Contact : mobile")).toHaveValue("contacts[0].mobile");
  await expect(column(page, "Contact : fax")).toHaveCount(0);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const preview = page.getByRole("region", { name: "Aperçu" });
  await expect(preview.getByRole("row", { name: /Grange SARL/ })).toContainText("Vendeuse");
  await expect(preview.getByRole("columnheader", { name: "Fax" })).toHaveCount(0);
  await page.getByRole("button", { name: "Importer 1 client" }).click();
  await expect(page.getByText("50-person-at-company.vcf est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "grange");
  await expect(rowOf(page, "Grange SARL")).toContainText("Alice Morin");
  await page.getByRole("link", { name: "Grange SARL" }).click();
  for (const kept of ["VIP", "à rappeler le lundi", "https://blog.grange.example", "alice@maison.example"]) {
    await expect(page.locator("main").getByText(kept).locator("visible=true").first()).toBeVisible();
  }

  // An old telephone does not say which characters it writes.
  await open(page, server, "/clients/import");
  await choose(page, `${SAMPLES}/52-qp-without-charset.vcf`);
  await bringIn(page, "1 client", "52-qp-without-charset.vcf");
  await listOf(page, server, "lefevre");
  await expect(rowOf(page, "Zoé Lefèvre")).toBeVisible();
});

test("on a phone, a quote left open is told by its line and swallows nothing", async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, server, "/clients/import");
  await choose(page, `${SAMPLES}/41-open-quote.csv`);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  const preview = page.getByRole("region", { name: "Aperçu" });
  await expect(preview.getByRole("row", { name: /Ouvert SARL/ })).toContainText("Un guillemet est resté ouvert");
  await expect(preview.getByRole("row", { name: /^4/ })).not.toContainText("Perdu");
  await expect(preview.getByRole("row", { name: /Perdu 2 SARL/ })).toBeVisible();
});
