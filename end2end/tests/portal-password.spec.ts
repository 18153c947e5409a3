// A contact's password and second factor, without JavaScript and on a phone: chosen, used, and taken away by staff.
import { enterByLink } from "./door";
import { accessible, expect, test } from "./fixtures";
import { call, client } from "./sales";
import { sink } from "./sink";
import { open, sticksOut, toast } from "./steps";
import { code } from "./totp";

const PASSWORD = "un mot de passe assez long";

test("a contact enters by a password and a code, until staff take both away", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Solène", "contacts[0].last_name": "Secret", "contacts[0].email": "solene@secret.example" };
  const id = await client(page, server, "Coffres Secret", person);
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await call(page, server, "contacts/portal-invite", { id: kept.contacts[0]!.id });

  const phone = { locale: "fr-FR", viewport: { width: 390, height: 844 } };
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const guest = await context.newPage();
  await enterByLink(guest, server, mail, "solene@secret.example");

  await guest.getByRole("link", { name: "Mes coordonnées" }).click();
  await guest.getByRole("link", { name: "Mot de passe et second facteur" }).click();
  const chosen = guest.locator("input[name=new]");
  await chosen.fill("azertyuiop123");
  await guest.getByRole("button", { name: "Choisir ce mot de passe" }).click();
  await expect(chosen).toHaveAttribute("aria-invalid", "true");
  await chosen.fill(PASSWORD);
  await guest.getByRole("button", { name: "Choisir ce mot de passe" }).click();
  await expect(guest.getByRole("status")).toContainText("enregistré");

  await guest.getByRole("button", { name: "Activer" }).click();
  await expect(guest.getByRole("img", { name: "Code QR du second facteur" })).toBeVisible();
  const secret = await guest.locator("code").innerText();
  await guest.getByLabel("Code", { exact: true }).fill(code(secret));
  await guest.getByRole("button", { name: "Confirmer" }).click();
  await expect(guest.locator(".codes li")).toHaveCount(10);
  await guest.getByRole("link", { name: "Je les ai notés" }).click();
  await expect(guest.getByText(/Codes de secours restants\s*: 10/)).toBeVisible();

  // The same pages for axe, which needs JavaScript.
  const watched = await browser.newContext({ ...phone, storageState: await context.storageState() });
  const seen = await watched.newPage();
  for (const path of ["security", "me", "login/password"]) {
    await seen.goto(`${server.url}/portal/${path}`);
    await accessible(seen);
    expect(await sticksOut(seen), path).toEqual([]);
  }
  await watched.close();

  await guest.getByRole("button", { name: "Se déconnecter" }).click();
  await guest.getByRole("link", { name: "Se connecter avec un mot de passe" }).click();
  const enter = async (password: string) => {
    await guest.getByRole("textbox", { name: "E-mail" }).fill("solene@secret.example");
    await guest.locator("input[name=password]").fill(password);
    await guest.getByRole("button", { name: "Entrer" }).click();
  };
  await enter("pas celui-ci");
  await expect(guest.getByRole("alert")).toContainText("E-mail ou mot de passe incorrect");
  await enter(PASSWORD);
  await expect(guest.getByRole("heading", { name: "Second facteur" })).toBeVisible();
  await guest.getByLabel("Code", { exact: true }).fill("000000");
  await guest.getByRole("button", { name: "Continuer" }).click();
  await expect(guest.getByRole("alert")).toBeVisible();
  // The one before was used to turn it on; the next is taken already, since clocks differ.
  await guest.getByLabel("Code", { exact: true }).fill(code(secret, 1));
  await guest.getByRole("button", { name: "Continuer" }).click();
  await expect(guest.getByRole("heading", { name: "Bonjour Solène Secret" })).toBeVisible();

  await open(page, server, `/contacts/${kept.contacts[0]!.id}`);
  const panel = page.locator("#portal");
  await expect(panel).toContainText("Mot de passe et second facteur choisis");
  await accessible(page);
  await panel.getByRole("button", { name: "Retirer le mot de passe" }).click();
  await expect(toast(page, "Le mot de passe est retiré")).toBeVisible();
  await expect(panel).not.toContainText("second facteur");
  await guest.reload();
  await expect(guest).toHaveURL(/\/portal\/login$/);
  await context.close();

  await open(page, server, "/settings/portal");
  await page.getByRole("switch", { name: "Autoriser les mots de passe" }).uncheck();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await open(page, server, "/settings/security-log");
  await expect(page.getByText(/Portail, solene@secret\.example\s*: mot de passe et second facteur retirés/).first()).toBeVisible();
  await call(page, server, "portal/passwords-save", { allowed: true });
  mail.close();
});
