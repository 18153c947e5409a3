import type { Page } from "@playwright/test";
import { addUser, expect, ready, test, EMAIL, PASSWORD, type Server, type User } from "./fixtures";
import { open, rowOf, toast } from "./steps";
import { code } from "./totp";

let count = 0;

/** Somebody whom no other test knows. */
function somebody(server: Server): User {
  count += 1;
  return addUser(server, { email: `door${count}.${process.pid}@atelier-nord.example`, name: `Porte ${count}`, role: "sales" });
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel(/^Mot de passe/).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

test("a page asked for is shown after signing in, and is gone after signing out", async ({ page, server }) => {
  await page.goto(`${server.url}/settings/security`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await ready(page);
  await expect(page.getByRole("textbox", { name: "E-mail" })).toBeFocused();
  await enter(page, EMAIL, PASSWORD);
  await expect(page).toHaveURL(/\/settings\/security$/);
  await expect(page.getByRole("heading", { name: "Appareils connectés" })).toBeVisible();
  await ready(page);
  await page.locator(".sidebar").getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/login$/);
  // Nothing is shown of what the browser may have kept.
  await page.goBack();
  await expect(page).toHaveURL(/\/login\?next=/);
  await expect(page.getByRole("button", { name: "Se connecter" })).toBeVisible();
});

test("whoever signs out in one window is gone from the others", async ({ signedIn: page, server }) => {
  const other = await page.context().newPage();
  await open(other, server, "/settings/company");
  await open(page, server, "/clients");
  await page.locator(".sidebar").getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(other).toHaveURL(/\/login\?next=/);
  await expect(other.getByRole("button", { name: "Se connecter" })).toBeVisible();
});

test("a wrong password says so, keeps the e-mail and tells nothing about who exists", async ({ page, server }) => {
  const user = somebody(server);
  await open(page, server, "/login");
  await enter(page, user.email, "pas le bon mot");
  const alert = page.getByRole("alert");
  await expect(alert).toHaveText("E-mail ou mot de passe incorrect");
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(user.email);
  await enter(page, "personne@atelier-nord.example", "pas le bon mot");
  await expect(alert).toHaveText("E-mail ou mot de passe incorrect");
  const eye = page.getByRole("button", { name: "Afficher le mot de passe" });
  await eye.click();
  await expect(page.locator("input[name=password]")).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Masquer le mot de passe" }).click();
  await enter(page, user.email, PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
});

test("guessing soon has to wait", async ({ page, server }) => {
  const user = somebody(server);
  await open(page, server, "/login");
  const waits = /^Trop d’essais\s: attendez \d+ s$/;
  // What is waited for doubles with each guess, and soon outlasts the slowest answer.
  for (let tries = 1; tries <= 15 && !(await page.getByRole("alert").filter({ hasText: waits }).isVisible()); tries += 1) {
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await enter(page, user.email, `essai numéro ${tries}`);
    await (await answered).finished();
    await expect(page.getByRole("button", { name: "Se connecter" })).toBeEnabled();
    await expect(page.getByRole("alert")).toBeVisible();
  }
  await expect(page.getByRole("alert")).toHaveText(waits);
});

test("a second factor is set up, asked for, replaced once by a recovery code, and turned off", async ({ as, page, server }) => {
  const user = somebody(server);
  const own = await as(user);
  await open(own, server, "/settings/security");
  const setUp = own.locator("form", { has: own.getByRole("button", { name: "Activer" }) });
  const password = setUp.getByLabel("Mot de passe actuel");
  await setUp.getByRole("button", { name: "Activer" }).click();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await password.fill("pas le bon mot");
  await setUp.getByRole("button", { name: "Activer" }).click();
  await expect(password).toHaveAccessibleDescription("Ce n’est pas votre mot de passe");
  await password.fill(PASSWORD);
  await setUp.getByRole("button", { name: "Activer" }).click();
  await expect(own.getByRole("img", { name: "Code QR du second facteur" })).toBeVisible();
  const secret = (await own.locator("form code").first().innerText()).replace(/\s/g, "");
  expect(secret).toMatch(/^[A-Z2-7]{26,}$/);
  await own.getByRole("textbox", { name: "Code à six chiffres" }).fill("000000");
  await own.getByRole("button", { name: "Confirmer" }).click();
  await expect(toast(own, "Code incorrect").or(own.getByText("Code incorrect ou déjà utilisé")).first()).toBeVisible();
  await own.getByRole("textbox", { name: "Code à six chiffres" }).fill(code(secret));
  await own.getByRole("button", { name: "Confirmer" }).click();
  const codes = own.locator("ul.codes li");
  await expect(codes.first()).toBeVisible();
  const recovery = await codes.allInnerTexts();
  expect(new Set(recovery).size).toBe(recovery.length);
  expect(recovery.length).toBeGreaterThanOrEqual(8);
  await own.getByRole("button", { name: "Je les ai notés" }).click();
  await expect(codes).toHaveCount(0);
  await expect(own.getByText(`Codes de secours restants : ${recovery.length}`)).toBeVisible();

  // The password alone opens nothing, not even by the address.
  await open(page, server, "/login?next=/settings/me");
  await enter(page, user.email, PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Second facteur" })).toBeVisible();
  await open(page, server, "/clients");
  await expect(page).toHaveURL(/\/login\/two-factor/);
  const field = page.getByRole("textbox", { name: "Code" });
  await field.fill("123456");
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("alert")).toHaveText("Code incorrect ou déjà utilisé");
  // The code of the next half minute: the present one has served above.
  await field.fill(code(secret, 1));
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await ready(page);
  await page.locator(".sidebar").getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/login$/);

  // The telephone is lost: a recovery code serves once.
  for (const works of [true, false]) {
    await open(page, server, "/login?next=/settings/me");
    await enter(page, user.email, PASSWORD);
    await expect(page).toHaveURL(/\/login\/two-factor/);
    await ready(page);
    await page.getByRole("textbox", { name: "Code" }).fill(recovery[0]!);
    await page.getByRole("button", { name: "Continuer" }).click();
    if (works) {
      await expect(page).toHaveURL(/\/settings\/me$/);
      await page.context().clearCookies();
    } else {
      await expect(page.getByRole("alert")).toHaveText("Code incorrect ou déjà utilisé");
    }
  }

  await open(own, server, "/settings/security");
  await expect(own.getByText(`Codes de secours restants : ${recovery.length - 1}`)).toBeVisible();
  await own.getByRole("button", { name: "Désactiver" }).click();
  const form = own.locator("form", { hasText: "Votre mot de passe seul suffira" });
  await form.getByLabel("Mot de passe actuel").fill(PASSWORD);
  await form.getByRole("button", { name: "Désactiver" }).click();
  await expect(own.getByRole("button", { name: "Activer", exact: true })).toBeVisible();
});

test("devices are listed and signed out, one and all", async ({ as, server }) => {
  const user = somebody(server);
  const here = await as(user);
  const phone = await as(user, { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1" });
  const other = await as(user, { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" });
  await open(here, server, "/settings/security");
  const devices = here.locator("section", { has: here.getByRole("heading", { name: "Appareils connectés" }) }).locator(".setting");
  await expect(devices).toHaveCount(3);
  await expect(devices.first()).toContainText("Cet appareil");
  await here.getByRole("button", { name: "Déconnecter : Safari · iPhone" }).click();
  await expect(toast(here, "Appareil déconnecté")).toBeVisible();
  await expect(devices).toHaveCount(2);
  await phone.reload();
  await expect(phone).toHaveURL(/\/login/);
  await other.reload();
  await expect(other.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await here.getByRole("button", { name: "Déconnecter tous les autres" }).click();
  await expect(devices).toHaveCount(1);
  await other.reload();
  await expect(other).toHaveURL(/\/login/);
  await here.reload();
  await expect(here.getByRole("heading", { name: "Appareils connectés" })).toBeVisible();
});

test("a changed password signs the other devices out and is the only one that works", async ({ as, page, server }) => {
  const user = somebody(server);
  const [here, there] = [await as(user), await as(user)];
  const fresh = "une phrase toute neuve";
  await open(here, server, "/settings/security");
  const [current, next] = [here.locator("#current"), here.getByLabel("Nouveau mot de passe")];
  await current.fill("pas celui-ci");
  await next.fill(fresh);
  await here.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(current).toHaveAttribute("aria-invalid", "true");
  await current.fill(PASSWORD);
  await next.fill("court");
  await here.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(next).toHaveAccessibleDescription(/Trop facile à deviner/);
  await next.fill(fresh);
  await here.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(toast(here, "Mot de passe changé")).toBeVisible();
  await expect(current).toHaveValue("");
  await there.reload();
  await expect(there).toHaveURL(/\/login/);
  await open(page, server, "/login");
  await enter(page, user.email, PASSWORD);
  await expect(page.getByRole("alert")).toHaveText("E-mail ou mot de passe incorrect");
  await enter(page, user.email, fresh);
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
});

test("one user works in two companies that know nothing of each other", async ({ as, server }) => {
  const user = addUser(server, { email: `deux.${process.pid}@atelier-nord.example`, name: "Deux Maisons", role: "admin" });
  const page = await as(user);
  await page.getByRole("button", { name: /Atelier Nord/ }).click();
  await page.getByRole("menuitem", { name: "Ajouter une entreprise" }).click();
  await expect(page).toHaveURL(/\/settings\/me#companies$/);
  await page.locator("summary", { hasText: "Ajouter une entreprise" }).click();
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Seconde Maison");
  await page.getByRole("button", { name: "Ajouter une entreprise" }).click();
  await expect(page.getByText("Seconde Maison est prête.")).toBeVisible();
  await ready(page);
  await page.getByRole("link", { name: "Commencer à vide" }).click();
  await expect(page.getByRole("heading", { name: "Pas encore de client" })).toBeVisible();
  await page.getByRole("button", { name: /Seconde Maison/ }).click();
  await page.getByRole("menuitem", { name: "Atelier Nord" }).click();
  await expect(page.getByRole("table", { name: "Liste des clients" })).toBeVisible();
  await expect(rowOf(page, "Seconde Maison")).toHaveCount(0);
});
