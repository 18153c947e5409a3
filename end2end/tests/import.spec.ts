import type { Download, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { addClients, expect, test } from "./fixtures";
import { listOf, open, rowOf, siret } from "./steps";

/** Letters that Windows-1252 has and Latin-1 has not. */
const WINDOWS: Record<string, number> = { "€": 0x80, "’": 0x92, "œ": 0x9c, "Œ": 0x8c };

function windows1252(text: string): Buffer {
  return Buffer.from([...text].map((letter) => WINDOWS[letter] ?? letter.charCodeAt(0)));
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/Déposez votre fichier ici/).setInputFiles({ name, mimeType: "text/csv", buffer });
}

async function text(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), "utf8");
}

test("a Windows-1252 file with errors is looked at, imported, and its refused rows come back", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;E-mail", "Déjà Là;deja@import.example");
  const lines = [
    "Société;E-mail;SIRET;Truc;Notes privées",
    `Pâtisserie L’Éclair;eclair@import.example;${siret("39876543")};1 200 €;"Livrer le matin`,
    'Sonner deux fois"',
    "Le Cœur Œuvre;coeur@import.example;;;",
    `Mauvais Numéro;faux@import.example;12345678901234;;`,
    ";;;;Qui est-ce ?",
    `Déjà Là;deja@import.example;;;`,
  ];
  await page.getByRole("link", { name: "Importer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Importer des clients" })).toBeVisible();
  await choose(page, "clients d’avant.csv", windows1252(lines.join("\r\n")));
  await expect(page.getByText("clients d’avant.csv, caractères Windows-1252")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Champ du client pour la colonne Société" })).toHaveValue("fields.name");
  await expect(page.getByRole("row", { name: /Société/ })).toContainText("Pâtisserie L’Éclair · Le Cœur Œuvre");
  const unknown = page.getByRole("combobox", { name: "Champ du client pour la colonne Truc" });
  await expect(unknown).toHaveValue("");
  // Two columns for one field would lose one of them: that is said before, not found out after.
  await unknown.selectOption("fields.name");
  await expect(page.getByRole("alert")).toContainText("Deux colonnes remplissent « Nom »");
  await expect(page.getByRole("button", { name: "Voir l’aperçu" })).toBeDisabled();
  await unknown.selectOption({ label: "Notes publiques" });
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();

  const tally = page.getByRole("status").filter({ hasText: "lignes lues" });
  await expect(tally).toContainText("3 à créer");
  await expect(tally).toContainText("1 à laisser tel quel");
  await expect(tally).toContainText("1 valeur à vérifier");
  await expect(tally).toContainText("1 ligne refusée");
  const preview = page.getByRole("region", { name: "Aperçu" });
  await expect(preview.getByRole("row", { name: /Mauvais Numéro/ })).toContainText("Un SIRET a quatorze chiffres");
  await expect(preview.getByRole("row", { name: /Qui est-ce/ })).toContainText("À remplir");
  await expect(preview.getByRole("row", { name: /Déjà Là/ })).toContainText(/Déjà là · même e-mail|Déjà là · même nom/);
  // Nothing has happened yet: one may still go back, and what was chosen is still there.
  await page.getByRole("button", { name: "Revenir aux colonnes" }).click();
  await expect(unknown).toHaveValue("fields.public_notes");
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 3 clients" }).click();
  await expect(page.getByText("clients d’avant.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "lignes lues" })).toContainText("3 créés");

  const refused = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger les lignes refusées" }).click();
  expect((await refused).suggestedFilename()).toContain("lignes-refusées");
  const back = await text(refused);
  expect(back).toContain("Motif du refus");
  expect(back).toContain("Qui est-ce ?");
  expect(back).not.toMatch(/Éclair|Mauvais Numéro/);
  // One odd value refuses nobody: it is told cell by cell, and stands in the client's notes.
  const doubts = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger les valeurs à vérifier" }).click();
  expect((await doubts).suggestedFilename()).toContain("à-vérifier");
  expect(await text(doubts)).toMatch(/;SIRET;;12345678901234;"?Un SIRET a quatorze chiffres/);
  await listOf(page, server, "mauvais numero");
  await page.getByRole("link", { name: "Mauvais Numéro" }).click();
  await expect(page.getByText(/À vérifier – SIRET\s*: 12345678901234/)).toBeVisible();

  await listOf(page, server, "coeur oeuvre");
  await expect(rowOf(page, "Le Cœur Œuvre")).toBeVisible();
  await listOf(page, server, "eclair");
  await page.getByRole("link", { name: "Pâtisserie L’Éclair" }).click();
  await expect(page.getByText(/Livrer le matin\s+Sonner deux fois/)).toBeVisible();
  await expect(page.getByText("1 200 €")).toBeVisible();
  await expect(page.getByText(/Vous avez importé ce client du fichier clients d’avant\.csv/)).toBeVisible();

  // Another time, the columns are where they were put; and clients that exist may be brought up to date.
  await open(page, server, "/clients/import");
  const again = [lines[0]!, `Pâtisserie L’Éclair;nouveau@import.example;${siret("39876543")};;`];
  await choose(page, "encore.csv", windows1252(again.join("\r\n")));
  await expect(page.getByText("Les colonnes sont rangées comme la dernière fois")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Champ du client pour la colonne Truc" })).toHaveValue("fields.public_notes");
  await page.getByRole("radio", { name: "Le mettre à jour" }).check();
  // What there is stays, but for what is ticked.
  await page.getByRole("group", { name: "Remplacer ce qui est déjà rempli" }).getByRole("checkbox", { name: "E-mail" }).check();
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 1 client" }).click();
  await expect(page.getByText("encore.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "eclair");
  await expect(rowOf(page, "Pâtisserie L’Éclair")).toContainText("nouveau@import.example");
});

test("what is no list of clients is refused in words", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, "vide.csv", Buffer.alloc(0));
  await expect(page.getByRole("alert")).toContainText("Ce fichier est vide.");
  await choose(page, "photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 0]));
  await expect(page.getByRole("alert")).toContainText("Ce n’est ni un CSV, ni un classeur (XLSX, XLS, ODS), ni une vCard");
  await choose(page, "cartes.vcf", Buffer.from("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inès Carte\r\nORG:Maison Carte\r\nEMAIL:ines@carte.example\r\nEND:VCARD\r\n"));
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: /Importer 1/ }).click();
  await expect(page.getByText("cartes.vcf est importé.")).toBeVisible({ timeout: 20_000 });
  await listOf(page, server, "maison carte");
  await expect(rowOf(page, "Maison Carte")).toContainText("Inès Carte");
});

test("a file is sent once, however often one presses", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  let sent = 0;
  let arrive = () => {};
  let answer = () => {};
  const mayArrive = new Promise<void>((resolve) => (arrive = resolve));
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/api\/clients\/import(\?|$)/, async (route) => {
    sent += 1;
    await mayArrive;
    await route.continue();
  });
  await page.route("**/api/imports/status", async (route) => {
    await mayAnswer;
    await route.continue();
  });
  const send = page.getByRole("button", { name: "Envoyer le fichier" });
  const pressAgain = async () => {
    await expect(send).toBeDisabled();
    await expect(send).toHaveAttribute("aria-busy", "true");
    await send.evaluate((button: HTMLButtonElement) => button.form!.requestSubmit());
  };
  await choose(page, "une-fois.csv", Buffer.from("Nom\nUne Fois\n"));
  await pressAgain();
  // It has arrived, and what it holds is not known yet.
  const asked = page.waitForRequest("**/api/imports/status");
  arrive();
  await asked;
  await pressAgain();
  answer();
  await expect(page.getByText("une-fois.csv, caractères UTF-8")).toBeVisible();
  expect(sent).toBe(1);
});

test("what the list shows is taken out, and no cell is a formula", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Notes privées", 'Sortie Une;"=HYPERLINK(""http://exemple"")"', "Sortie Deux;Rien", "Autre Chose;Rien");
  await listOf(page, server, "sortie", "active");
  const take = async (kind: string) => {
    await page.getByRole("button", { name: "Exporter" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: kind }).click();
    return download;
  };
  const csv = await take("CSV");
  expect(csv.suggestedFilename()).toMatch(/\.csv$/);
  const rows = (await text(Promise.resolve(csv))).replace(/^\ufeff/, "");
  expect(rows.split("\r\n")[0]).toMatch(/^Numéro de client;Nom;État;/);
  expect(rows).toContain("Sortie Une");
  expect(rows).toContain("Sortie Deux");
  expect(rows).not.toContain("Autre Chose");
  expect(rows).not.toMatch(/[;"]=HYPERLINK/);
  expect(rows).toContain("=HYPERLINK");
  const excel = await take("Excel (XLSX)");
  expect(readFileSync(await excel.path()).subarray(0, 2).toString()).toBe("PK");
  const cards = await text(Promise.resolve(await take("vCard")));
  expect(cards.match(/BEGIN:VCARD/g)).toHaveLength(2);

  // Of those that are ticked, only they.
  await page.getByRole("checkbox", { name: "Choisir Sortie Deux" }).check();
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await bulk.getByRole("button", { name: "Exporter" }).click();
  const download = page.waitForEvent("download");
  await bulk.getByRole("menuitem", { name: "CSV" }).click();
  const one = await text(download);
  expect(one).toContain("Sortie Deux");
  expect(one).not.toContain("Sortie Une");
});
