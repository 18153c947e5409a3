import type { Page } from "@playwright/test";
import { accessible, addUser, expect, ready, test, PASSWORD, type Server, type User } from "./fixtures";
import { open, toast } from "./steps";
import { code } from "./totp";

let count = 0;

function somebody(server: Server, role: User["role"]): User {
  count += 1;
  return addUser(server, { email: `hote${count}.${process.pid}@atelier-nord.example`, name: `Hôte ${count}`, role });
}

/** Founds another company as whoever is signed in, and goes on in it. */
async function found(page: Page, server: Server, name: string): Promise<void> {
  await open(page, server, "/settings/me");
  await page.locator("summary", { hasText: "Ajouter une entreprise" }).click();
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill(name);
  await page.getByRole("button", { name: "Ajouter une entreprise" }).click();
  await expect(page.getByText(`${name} est prête.`)).toBeVisible();
}

async function invite(page: Page, server: Server, email: string): Promise<string> {
  await open(page, server, "/settings/users");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Créer le lien" }).click();
  const made = page.getByRole("alert").filter({ hasText: `Lien d’invitation pour ${email}` });
  return made.locator("code").innerText();
}

async function turnOn(page: Page): Promise<string> {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Activer" }) });
  await form.getByLabel("Mot de passe actuel").fill(PASSWORD);
  await form.getByRole("button", { name: "Activer" }).click();
  await expect(page.getByRole("img", { name: "Code QR du second facteur" })).toBeVisible();
  const secret = (await page.locator("form code").first().innerText()).replace(/\s/g, "");
  await page.getByRole("textbox", { name: "Code à six chiffres" }).fill(code(secret));
  await page.getByRole("button", { name: "Confirmer" }).click();
  await expect(page.locator("ul.codes li").first()).toBeVisible();
  return secret;
}

test("an e-mail that has an account elsewhere is invited: another access leaves it alone, its own password joins", async ({ as, page, server }) => {
  // As long as there is one company: the command line asks which otherwise.
  const one = () => somebody(server, "sales");
  const [host, guest, other, third] = [one(), one(), one(), one()];
  const hosting = await as(host);
  await found(hosting, server, "Maison Sud");
  const link = await invite(hosting, server, guest.email);

  // An access of its own, by another password.
  await page.goto(link);
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Rejoindre Maison Sud" })).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "J’ai déjà un compte" }).click();
  const password = page.getByLabel(/^Mot de passe/);
  await password.fill("pas le bon mot");
  await page.getByRole("button", { name: "Rejoindre" }).click();
  await expect(password).toHaveAccessibleDescription("Mot de passe incorrect. Vous pouvez aussi créer un nouvel accès.");
  await page.getByRole("link", { name: "Créer mon accès" }).click();
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Autre Accès");
  await page.getByLabel(/^Mot de passe/).fill("Autre Accès 123");
  await page.getByRole("button", { name: "Créer mon accès" }).click();
  await expect(page.getByLabel(/^Mot de passe/)).toHaveAccessibleDescription(/Trop facile à deviner/);
  await page.getByLabel(/^Mot de passe/).fill("une phrase toute neuve");
  await page.getByRole("button", { name: "Créer mon accès" }).click();
  await expect(page.getByRole("button", { name: /Maison Sud/ })).toBeVisible();
  // The account from before is entered by its own password, in its own company.
  const own = await as(guest);
  await expect(own.getByRole("button", { name: /Atelier Nord/ })).toBeVisible();

  // Somebody else's invitation is accepted with the account one has.
  const second = await invite(hosting, server, other.email);
  await page.context().clearCookies();
  await page.goto(second);
  await ready(page);
  await page.getByRole("link", { name: "J’ai déjà un compte" }).click();
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Rejoindre" }).click();
  await expect(page.getByRole("button", { name: /Maison Sud/ })).toBeVisible();
  await ready(page);
  await page.getByRole("button", { name: /Maison Sud/ }).click();
  await expect(page.getByRole("menuitem", { name: "Atelier Nord" })).toBeVisible();

  // Whoever is signed in joins with one click.
  const there = await as(third);
  await there.goto(await invite(hosting, server, third.email));
  await ready(there);
  await there.getByRole("button", { name: "Rejoindre" }).click();
  await expect(there.getByRole("button", { name: /Maison Sud/ })).toBeVisible();
});

test("a company asks for a second factor: who has none sets one up first, and goes on elsewhere meanwhile", async ({ as, server }) => {
  const [boss, sales] = [somebody(server, "admin"), somebody(server, "sales")];
  const page = await as(boss);
  const seller = await as(sales);
  await found(seller, server, "Maison à part");
  await open(seller, server, "/clients");
  await seller.getByRole("button", { name: /Maison à part/ }).click();
  await seller.getByRole("menuitem", { name: "Atelier Nord" }).click();
  await expect(seller.getByRole("table", { name: "Liste des clients" })).toBeVisible();

  await open(page, server, "/settings/users");
  const asked = page.getByRole("switch", { name: "Demander un second facteur à tous les utilisateurs" });
  await asked.click();
  await expect(toast(page, "Activez d’abord votre propre second facteur")).toBeVisible();
  await expect(asked).not.toBeChecked();
  await open(page, server, "/settings/security");
  await turnOn(page);
  await open(page, server, "/settings/users");
  await asked.click();
  await expect(toast(page, "Un second facteur est demandé à tous")).toBeVisible();
  await open(page, server, "/settings/security");
  await expect(page.getByText("Atelier Nord demande un second facteur à ses utilisateurs : il ne peut pas être désactivé")).toBeVisible();

  await open(seller, server, "/clients");
  await expect(seller).toHaveURL(/\/settings\/security$/);
  await expect(seller.getByText("Atelier Nord demande un second facteur à ses utilisateurs.")).toBeVisible();
  await accessible(seller);
  // No company is open to them here, so the menu has the name of what it lists.
  await seller.getByRole("button", { name: "Entreprises" }).click();
  await seller.getByRole("menuitem", { name: "Maison à part" }).click();
  await expect(seller.getByRole("heading", { name: "Pas encore de client" })).toBeVisible();
  await ready(seller);
  await seller.getByRole("button", { name: /Maison à part/ }).click();
  await seller.getByRole("menuitem", { name: "Atelier Nord" }).click();
  await expect(seller).toHaveURL(/\/settings\/security$/);
  await ready(seller);
  await turnOn(seller);
  await seller.getByRole("button", { name: "Je les ai notés" }).click();
  await seller.getByRole("link", { name: "Continuer" }).click();
  await expect(seller.getByRole("table", { name: "Liste des clients" })).toBeVisible();
});
