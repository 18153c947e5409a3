import { expect, ready, signIn, test, PASSWORD } from "./fixtures";
import { names, open } from "./steps";

const EMAIL = "jeanne@menuiserie-roy.example";

test("a first visit founds the company and starts empty", async ({ page, fresh }) => {
  await page.goto(`${fresh.url}/`);
  await expect(page).toHaveURL(/\/setup$/);
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Bienvenue dans Clientèle" })).toBeVisible();
  const name = page.getByRole("textbox", { name: "Nom de l’entreprise" });
  await expect(name).toBeFocused();
  await name.fill("Menuiserie Roy");
  await page.getByRole("textbox", { name: "SIRET" }).fill("732 829 320 00074");
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Jeanne Roy");
  await page.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Par où commencer ?" })).toBeVisible();
  await expect(page.getByText("Menuiserie Roy est prête.")).toBeVisible();
  await ready(page);
  await page.getByRole("link", { name: "Commencer à vide" }).click();
  await expect(page.getByRole("heading", { name: "Pas encore de client" })).toBeVisible();
  await page.locator(".empty").getByRole("link", { name: "Nouveau client" }).click();
  await expect(page).toHaveURL(/\/clients\/new$/);
  // What was said once is in the settings, and the door is shut behind the first visitor.
  await open(page, fresh, "/settings/company");
  await expect(page.getByRole("textbox", { name: "SIRET" })).toHaveValue(/732\s?829\s?320\s?00074/);
  await expect(page.getByRole("combobox", { name: "Devise" })).toHaveValue("EUR");
  await page.context().clearCookies();
  await page.goto(`${fresh.url}/setup`);
  await expect(page.getByRole("heading", { name: "Déjà en service" })).toBeVisible();
  await signIn(page, fresh, EMAIL);
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
});

test("a wrong first visit keeps what was typed, then fills the company with examples", async ({ page, fresh }) => {
  await open(page, fresh, "/setup");
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Érablière du Nord");
  await page.getByRole("combobox", { name: "Pays" }).selectOption("CA");
  await expect(page.getByRole("combobox", { name: "Devise" })).toHaveValue("CAD");
  await expect(page.getByRole("textbox", { name: "SIRET" })).toBeHidden();
  const neq = page.getByRole("textbox", { name: "NEQ" });
  await neq.fill("123");
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Luc Tremblay");
  await page.getByRole("textbox", { name: "E-mail" }).fill("luc");
  await page.getByLabel(/^Mot de passe/).fill("motdepas");
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(neq).toHaveAccessibleDescription(/Un NEQ a dix chiffres/);
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveAccessibleDescription(/pas une adresse e-mail/);
  await expect(page.getByLabel(/^Mot de passe/)).toHaveAccessibleDescription(/Trop facile à deviner/);
  await expect(page.getByRole("textbox", { name: "Nom de l’entreprise" })).toHaveValue("Érablière du Nord");
  await neq.fill("1140123452");
  await page.getByRole("textbox", { name: "E-mail" }).fill("luc@erabliere.example");
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(page.getByRole("heading", { name: "Par où commencer ?" })).toBeVisible();
  await ready(page);
  await page.getByRole("button", { name: "Découvrir avec des exemples" }).click();
  await page.waitForURL(/\/clients$/, { timeout: 30_000 });
  // Of all rows, those in sight alone are in the document.
  await expect(page.getByRole("table", { name: "Liste des clients" })).toHaveAttribute("aria-rowcount", /^\d{2,}$/);
  await expect(names(page).nth(10)).toBeVisible();
  await expect(page.locator(".foot")).toContainText(/\d+ clients/);
});

test("the third way in is an import", async ({ page, fresh }) => {
  await open(page, fresh, "/setup");
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Reprise");
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Anne Petit");
  await page.getByRole("textbox", { name: "E-mail" }).fill("anne@reprise.example");
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await page.getByRole("link", { name: "Importer mes clients" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Importer des clients" })).toBeVisible();
});
