// A company's own fields in the list of its clients. On a company of its own: fields would surprise the other journeys.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessible, expect, PASSWORD, ready, signIn, test, type Server } from "./fixtures";
import { names, open, own, rowOf, save, toast } from "./steps";

async function addField(page: Page, label: string, kind: string, options?: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Ajouter un champ" });
  await page.getByRole("button", { name: "Ajouter un champ" }).click();
  await dialog.getByRole("textbox", { name: "Intitulé" }).fill(label);
  await dialog.getByRole("combobox", { name: "Type" }).selectOption({ label: kind });
  if (options) await dialog.getByRole("textbox", { name: "Choix proposés" }).fill(options);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
}

async function addClient(page: Page, server: Server, name: string, heads: string, born: string, level: string): Promise<void> {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill(name);
  await page.getByRole("textbox", { name: "Voiliers" }).fill(heads);
  await page.getByLabel("Lancement").fill(born);
  await page.getByRole("combobox", { name: "Palier" }).selectOption(level);
  await page.getByRole("checkbox", { name: "Fidèle" }).check();
  await save(page, name);
}

function headers(page: Page) {
  return page.locator("table.clients thead th:not(.pick):visible");
}

function criteria(page: Page) {
  return page.getByRole("navigation", { name: "Critères" }).getByRole("link");
}

test.use({ viewport: { width: 1440, height: 900 } });

test("fields of one's own are columns that sort and narrow, stay, and are taken out", async ({ page, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
  await open(page, fresh, "/settings/fields");
  await addField(page, "Voiliers", "Nombre");
  await addField(page, "Lancement", "Date");
  await addField(page, "Palier", "Choix", "Or\nArgent");
  await addField(page, "Fidèle", "Oui ou non");
  await addClient(page, fresh, "Grand Atelier", "1250,5", "1980-05-17", "Argent");
  await addClient(page, fresh, "Petit Atelier", "9", "2001-01-02", "Or");

  await open(page, fresh, "/clients");
  await page.getByRole("button", { name: "Colonnes" }).click();
  const dialog = page.getByRole("dialog", { name: "Colonnes" });
  for (const name of ["E-mail", "Créé le", "Dernière connexion"]) await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  for (const name of ["Voiliers", "Lancement", "Palier", "Fidèle"]) await dialog.getByRole("checkbox", { name, exact: true }).check();
  await dialog.getByRole("button", { name: "Monter « Fidèle »" }).click();
  await accessible(page);
  await page.keyboard.press("Escape");
  const shown = ["Client", "Contact", "Solde", "Voiliers", "Lancement", "Fidèle", "Palier", "Action"];
  await expect(headers(page)).toHaveText(shown);
  const row = rowOf(page, "Grand Atelier");
  await expect(row).toContainText(/1\s250,5/);
  await expect(row).toContainText("17 mai 1980");
  await expect(row).toContainText("Argent");
  await expect(row).toContainText("Oui");

  // Numbers by their value, options in their order; who has none stands last, both ways.
  const sort = (name: string) => page.getByRole("columnheader", { name }).getByRole("link").click();
  await sort("Voiliers");
  await expect(names(page).nth(0)).toHaveText("Petit Atelier");
  await expect(names(page).nth(1)).toHaveText("Grand Atelier");
  await sort("Voiliers");
  await expect(names(page).nth(0)).toHaveText("Grand Atelier");
  await expect(names(page).nth(1)).toHaveText("Petit Atelier");
  await sort("Palier");
  await expect(names(page).nth(0)).toHaveText("Petit Atelier");
  await expect(names(page).nth(1)).toHaveText("Grand Atelier");
  await expect(page).toHaveURL(/sort=custom-[0-9a-f]{32}/);

  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await page.getByLabel("Voiliers à partir de", { exact: true }).fill("9.5");
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["Grand Atelier"]);
  await expect(criteria(page)).toHaveText([/^Voiliers à partir de 9,5$/]);
  await page.reload();
  await ready(page);
  await expect(headers(page)).toHaveText(shown);
  await expect(names(page)).toHaveText(["Grand Atelier"]);

  // The file has what the list shows, and each field under its name.
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exporter" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("Champ : Voiliers");
  expect(file).toContain("1250.5");
  expect(file).not.toContain("Petit Atelier");

  await criteria(page).first().click();
  await expect(rowOf(page, "Petit Atelier")).toBeVisible();
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  await page.getByRole("combobox", { name: "Champ rempli" }).selectOption("Palier");
  await expect(names(page)).toHaveText(["Petit Atelier", "Grand Atelier"]);
  await page.getByRole("combobox", { name: "Palier", exact: true }).selectOption("Or");
  await expect(names(page)).toHaveText(["Petit Atelier"]);
  await expect(criteria(page)).toHaveText([/^Palier\s: Or$/, /^Champ rempli\s: Palier$/]);
  await accessible(page);
});

test("a view outlives a field that it shows and sorts by", async ({ page, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
  await open(page, fresh, "/settings/fields");
  await addField(page, "Voiliers", "Nombre");
  await open(page, fresh, "/clients");
  await page.getByRole("button", { name: "Colonnes" }).click();
  await page.getByRole("dialog", { name: "Colonnes" }).getByRole("checkbox", { name: "Voiliers", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "Voiliers" }).getByRole("link").click();
  await page.locator("button.views-button").click();
  await page.getByRole("menuitem", { name: "Enregistrer cette vue…" }).click();
  const dialog = page.getByRole("dialog", { name: "Enregistrer cette vue" });
  await dialog.getByRole("textbox", { name: "Nom de la vue" }).fill("Par voiliers");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/cols=.*view=/);
  const view = page.url();

  await open(page, fresh, "/settings/fields");
  const row = page.locator(".setting").filter({ hasText: "Voiliers" });
  await row.getByRole("button", { name: /Actions pour/ }).click();
  await page.getByRole("menuitem", { name: "Retirer" }).click();
  await expect(toast(page, "« Voiliers » a été retiré")).toBeVisible();
  await page.goto(view);
  await ready(page);
  await expect(page.locator("button.views-button")).toContainText("Par voiliers");
  await expect(names(page).first()).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Solde" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Voiliers" })).toHaveCount(0);
});
