import { addClients, expect, signIn, test, EMAIL, PASSWORD } from "./fixtures";
import { chip, names, rowOf } from "./steps";

test.use({ javaScriptEnabled: false });

test("without script one signs in, is told of a wrong password, and signs out", async ({ page, server }) => {
  await page.goto(`${server.url}/clients`);
  await expect(page).toHaveURL(/\/login/);
  await page.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await page.getByLabel(/^Mot de passe/).fill("pas le bon mot");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByText("E-mail ou mot de passe incorrect")).toBeVisible();
  expect(page.url()).not.toContain("pas+le");
  await page.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/login$/);
});

test("without script the list is filtered, sorted, paged, and a client is read", async ({ page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : nom;Notes privées", "Script Alpha;Zoé;Martin;À lire", "Script Zoulou;Anne;Petit;");
  await signIn(page, server);
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  await page.getByRole("link", { name: "Suivant" }).click();
  await expect(page).toHaveURL(/page=2/);
  await filter.fill("script ");
  await filter.press("Enter");
  await expect(page).toHaveURL(/\?q=script/);
  await expect(names(page)).toHaveText(["Script Alpha", "Script Zoulou"]);
  const header = page.getByRole("columnheader", { name: "Contact" });
  await header.getByRole("link").click();
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect(names(page)).toHaveText(["Script Zoulou", "Script Alpha"]);
  // The filter keeps what else the address says.
  await filter.fill("alpha");
  await filter.press("Enter");
  await expect(page).toHaveURL(/sort=contact/);
  await chip(page, "Archivés").click();
  await expect(page).toHaveURL(/state=active,archived/);
  await expect(rowOf(page, "Script Alpha")).toBeVisible();
  await page.getByRole("link", { name: "Script Alpha" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Script Alpha" })).toBeVisible();
  await expect(page.getByText("Zoé Martin").first()).toBeVisible();
  await expect(page.getByText("À lire")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Activité" })).toBeVisible();
  await expect(page.locator(".feed li").first()).toBeVisible();
  await page.getByRole("tab", { name: "Notes" }).click();
  await expect(page).toHaveURL(/\?tab=notes$/);
  await expect(page.getByText("À lire")).toBeVisible();
  // What opens in place with script leads to its part of the form.
  await page.getByRole("tab", { name: "Aperçu" }).click();
  await page.getByRole("link", { name: "Ajouter une adresse" }).click();
  await expect(page).toHaveURL(/\/edit#addresses$/);
});

test("without script the language is chosen and the settings are read", async ({ page, server }) => {
  await page.goto(`${server.url}/login`);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Français" }).click();
  await signIn(page, server);
  await page.goto(`${server.url}/settings/company`);
  await expect(page.getByRole("textbox", { name: "Nom de l’entreprise" })).toHaveValue("Atelier Nord");
  // What could not be saved is not offered, and why is said.
  await expect(page.getByText("Sans JavaScript, Clientèle se lit")).toBeVisible();
  await expect(page.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);
  await page.goto(`${server.url}/clients/new`);
  await expect(page.getByRole("textbox", { name: "Nom", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);
  await expect(page.getByText("Sans JavaScript, Clientèle se lit")).toBeVisible();
});

test("without script a first visit founds the company", async ({ page, fresh }) => {
  await page.goto(fresh.url);
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Sans Script");
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Jean Simple");
  await page.getByRole("textbox", { name: "E-mail" }).fill("jean@sans-script.example");
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(page.getByRole("heading", { name: "Par où commencer ?" })).toBeVisible();
  await page.getByRole("link", { name: "Commencer à vide" }).click();
  await expect(page.getByRole("heading", { name: "Pas encore de client" })).toBeVisible();
});
