// What owners see of who came in and what was changed.
import { accessible, addUser, expect, ready, signIn, test, PASSWORD } from "./fixtures";
import { open } from "./steps";

test("the owner sees sign-ins, refusals and changes, and narrows them", async ({ page, browser, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  const guesser = addUser(fresh, { email: `journal.${process.pid}@atelier-nord.example`, name: "Lise Journal", role: "sales" });
  const context = await browser.newContext({ locale: "fr-FR" });
  const stranger = await context.newPage();
  await open(stranger, fresh, "/login");
  await stranger.getByRole("textbox", { name: "E-mail" }).fill(guesser.email);
  await stranger.getByLabel(/^Mot de passe/).fill("pas le bon mot");
  await stranger.getByRole("button", { name: "Se connecter" }).click();
  await expect(stranger.getByRole("alert")).toHaveText("E-mail ou mot de passe incorrect");
  await context.close();

  await signIn(page, fresh);
  await open(page, fresh, "/settings/lists?list=category");
  const add = page.locator("form.entry-form").last();
  await add.getByRole("textbox", { name: "Nouvel intitulé" }).fill("<b>Très long</b> ".repeat(4).trim());
  await add.getByRole("button", { name: "Ajouter" }).click();
  await expect(page.locator(".setting").filter({ hasText: "Très long" })).toBeVisible();

  await page.getByRole("navigation", { name: "Réglages" }).getByRole("link", { name: "Journal de sécurité" }).click();
  const rows = page.locator(".log tbody tr");
  await expect(rows.first()).toContainText("Liste « Catégories »");
  await expect(rows.filter({ hasText: "Connexion refusée" })).toContainText("Lise Journal");
  await expect(page.locator(".badge.good")).toHaveText("Intègre");
  await expect(page.getByText(/événements, tous vérifiés le /)).toBeVisible();
  await accessible(page);

  await page.getByRole("navigation", { name: "Sujet" }).getByRole("link", { name: "Connexions" }).click();
  await expect(page).toHaveURL(/topic=sign_ins/);
  await expect(rows.filter({ hasText: "Liste" })).toHaveCount(0);
  await page.getByRole("combobox", { name: "Par" }).selectOption({ label: "Lise Journal" });
  await expect(page).toHaveURL(/topic=sign_ins&actor=/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("mot de passe faux");
  await page.getByRole("navigation", { name: "Sujet" }).getByRole("link", { name: "Fichiers" }).click();
  await expect(page.getByRole("heading", { name: "Aucun événement de ce genre" })).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Tout afficher" }).click();
  await expect(rows.first()).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger (CSV)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^journal-de-securite-\d{4}-\d\d-\d\d\.csv$/);
  await page.reload();
  await ready(page);
  await expect(rows.first()).toContainText("Export de ce journal");

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(rows.first()).toBeVisible();
  await accessible(page);
});

test("the log speaks English too, and nobody but owners has it", async ({ page, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
  await open(page, fresh, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, fresh, "/settings/security-log");
  await expect(page.getByRole("heading", { name: "Security log" })).toBeVisible();
  await expect(page.locator(".log tbody tr").first()).toContainText("Signed in");
  await expect(page.locator(".badge.good")).toHaveText("Intact");
  await accessible(page);

  const admin = addUser(fresh, { email: `sans.journal.${process.pid}@atelier-nord.example`, name: "Aline Admin", role: "admin" });
  await page.context().clearCookies();
  await signIn(page, fresh, admin.email);
  await expect(page.getByRole("link", { name: "Journal de sécurité" })).toHaveCount(0);
  await page.goto(`${fresh.url}/settings/security-log`);
  await expect(page.getByText("Votre rôle ne le permet pas")).toBeVisible();
});
