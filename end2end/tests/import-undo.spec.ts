import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { accessible, addUser, expect, ready, test } from "./fixtures";
import { act, listOf, open, rowOf, sticksOut, toast } from "./steps";

async function choose(page: Page, label: RegExp, name: string, lines: string[]): Promise<void> {
  await page.getByLabel(label).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n"), "utf8") });
}

const DROP = /Déposez votre fichier ici/;

test("an import is undone: what nobody has touched goes, what stays is told row by row", async ({ signedIn: page, server, context }) => {
  await open(page, server, "/clients/import");
  await choose(page, DROP, "regrettes.csv", [
    "Nom;E-mail;Contact : prénom;Contact : nom",
    "Regretté Un;un@regrette.example;Ana;Un",
    "Regretté Deux;deux@regrette.example;;",
    "Regretté Trois;trois@regrette.example;;",
  ]);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 3 clients" }).click();
  await expect(page.getByText("regrettes.csv est importé.")).toBeVisible({ timeout: 20_000 });
  const end = page.url();

  // Somebody puts one aside, in another window.
  const other = await context.newPage();
  await listOf(other, server, "regretté deux", "active");
  await act(other, "Regretté Deux", "Archiver");
  await expect(toast(other, "Regretté Deux est archivé")).toBeVisible();
  // What was imported is listed there, and leads to where it is undone.
  await open(other, server, "/clients/import");
  const recent = other.getByRole("region", { name: "Derniers imports" });
  const line = recent.getByRole("listitem").filter({ hasText: "regrettes.csv" });
  await expect(line).toContainText("3 clients");
  await expect(line).toContainText("Importé");
  await line.getByRole("link").click();
  await expect(other.getByText("regrettes.csv est importé.")).toBeVisible();

  await page.getByRole("button", { name: "Annuler cet import" }).click();
  const question = page.getByRole("dialog", { name: /Annuler cet import/ });
  await expect(question).toContainText("Ce qu’il a créé est supprimé");
  await question.getByRole("button", { name: "Garder l’import" }).click();
  await expect(question).toBeHidden();
  await page.getByRole("button", { name: "Annuler cet import" }).click();
  await question.getByRole("button", { name: "Annuler l’import" }).click();
  await expect(page.getByText("L’import de regrettes.csv est annulé.")).toBeVisible({ timeout: 20_000 });
  const tally = page.getByRole("status").filter({ hasText: "supprimés" });
  await expect(tally).toContainText("3 supprimés");
  await expect(tally).toContainText("1 gardé, modifié depuis");
  const stays = page.getByRole("region", { name: "Reste en place" });
  await expect(stays.getByRole("row", { name: /Regretté Deux/ })).toContainText(/Gardé\s: modifié depuis l’import/);
  await accessible(page);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger le détail" }).click();
  const download = await file;
  expect(download.suggestedFilename()).toBe("regrettes-annulation.csv");
  const told = readFileSync(await download.path(), "utf8");
  expect(told).toContain("2;Regretté Un;Supprimé");
  expect(told).toMatch(/3;Regretté Deux;Gardé/);
  expect(told).toContain("Ana Un;Supprimé");

  // The other window hears of it when it asks, and whoever comes back later finds it so.
  await other.goto(end);
  await expect(other.getByText("L’import de regrettes.csv est annulé.")).toBeVisible();
  await stays.getByRole("link", { name: "Regretté Deux" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Regretté Deux" })).toBeVisible();
  await listOf(page, server, "regretté");
  await expect(rowOf(page, "Regretté Deux")).toBeVisible();
  await expect(rowOf(page, "Regretté Un")).toHaveCount(0);
  await expect(rowOf(page, "Regretté Trois")).toHaveCount(0);
});

test("what an import changed is as it was once it is undone", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/import");
  await choose(page, DROP, "avant.csv", ["Nom;E-mail;Site web", "Remis Comme Avant;;avant.example"]);
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 1 client" }).click();
  await expect(page.getByText("avant.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await open(page, server, "/clients/import");
  await choose(page, DROP, "apres.csv", ["Nom;E-mail;Site web", "Remis Comme Avant;apres@remis.example;apres.example"]);
  await page.getByRole("radio", { name: "Le mettre à jour" }).check();
  await page.getByRole("group", { name: "Remplacer ce qui est déjà rempli" }).getByRole("checkbox", { name: "Site" }).check();
  await page.getByRole("button", { name: "Voir l’aperçu" }).click();
  await page.getByRole("button", { name: "Importer 1 client" }).click();
  await expect(page.getByText("apres.csv est importé.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Annuler cet import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Annuler l’import" }).click();
  await expect(page.getByText("L’import de apres.csv est annulé.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "remis comme avant" })).toContainText("1 remis comme avant");
  await listOf(page, server, "remis comme avant");
  await page.getByRole("link", { name: "Remis Comme Avant" }).click();
  await expect(page.locator("main").getByText("avant.example").locator("visible=true").first()).toBeVisible();
  await expect(page.getByText("apres@remis.example").locator("visible=true")).toHaveCount(0);
});

test("in English, on a phone: an import is undone with a thumb", async ({ as, server }) => {
  const user = addUser(server, { email: `undo.${process.pid}@atelier-nord.example`, name: "Emma Reed", role: "admin" });
  const page = await as(user, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await ready(page);
  await open(page, server, "/clients/import");
  await choose(page, /Drop your file here/, "regrets.csv", ["Name;E-mail", "Regretted Ltd;a@regretted.example"]);
  await page.getByRole("button", { name: "See the preview" }).tap();
  await page.getByRole("button", { name: /Import 1/ }).tap();
  await expect(page.getByText("regrets.csv is imported.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Undo this import" }).tap();
  await page.getByRole("dialog", { name: "Undo this import?" }).getByRole("button", { name: "Undo the import" }).tap();
  await expect(page.getByText("The import of regrets.csv is undone.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "deleted" })).toContainText("1 deleted");
  expect(await sticksOut(page)).toEqual([]);
  await open(page, server, "/clients/import");
  const recent = page.getByRole("region", { name: "Latest imports" });
  await expect(recent.getByRole("listitem").filter({ hasText: "regrets.csv" })).toContainText("Undone");
  expect(await sticksOut(page)).toEqual([]);
});
