// axe finds nothing, on any page, in either theme, with what opens open and what goes wrong wrong.
import type { Page } from "@playwright/test";
import { accessible, addClients, expect, PASSWORD, ready, test, type Server } from "./fixtures";
import { act, listOf, open, openRowMenu, own, siret, unfold } from "./steps";

test.describe.configure({ mode: "parallel", timeout: 180_000 });

const FULL = [
  "Nom;SIRET;E-mail;Téléphone;Site web;Contact : prénom;Contact : nom;Contact : e-mail;Adresse : rue;Adresse : ville;Notes privées",
  `Accès Complet;${siret("51234567")};acces@complet.example;01 44 55 66 77;https://complet.example;Léa;Noir;lea@complet.example;1 rue Claire;Lyon;Attention`,
];

async function overview(page: Page, server: Server): Promise<string> {
  addClients(server, ...FULL);
  await listOf(page, server, "accès complet");
  return (await page.locator("tbody a.name").first().getAttribute("href"))!;
}

for (const [device, use] of [
  ["desktop", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const) {
  test.describe(device, () => {
    test.use(use);

    test("doors", async ({ page, server }) => {
      for (const path of ["/login", "/login/forgotten", "/login/reset/nothing", "/setup", "/invite/nothing"]) {
        await open(page, server, path);
        await accessible(page);
      }
      await open(page, server, "/login");
      await page.getByRole("textbox", { name: "E-mail" }).fill("personne@exemple.example");
      await page.getByLabel(/^Mot de passe/).fill("rien de bon");
      await page.getByRole("button", { name: "Se connecter" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await accessible(page);
    });

    test("the list", async ({ signedIn: page, server }) => {
      addClients(server, "Nom", "Axe Un", "Axe Deux", "Axe Trois");
      await accessible(page);
      await listOf(page, server, "axe ");
      if (device === "desktop") {
        await act(page, "Axe Un", "Archiver");
        await act(page, "Axe Deux", "Supprimer");
        await act(page, "Axe Trois", "Désactiver");
        await accessible(page); // every state and a stack of toasts
        await openRowMenu(page, "Axe Trois");
        await accessible(page);
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Exporter" }).click();
        await accessible(page);
        await page.keyboard.press("Escape");
      } else {
        await page.locator("tbody").getByRole("button", { name: "Sélectionner" }).first().tap();
        await accessible(page);
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Choisir", exact: true }).tap();
      }
      await page.getByRole("checkbox", { name: "Choisir Axe Trois" }).check();
      await accessible(page);
      await open(page, server, "/clients?q=introuvable-ici");
      await accessible(page);
    });

    test("a client", async ({ signedIn: page, server }) => {
      const client = await overview(page, server);
      for (const part of ["?tab=notes", "?tab=activity", ""]) {
        await open(page, server, `${client}${part}`);
        await accessible(page);
      }
      for (const what of ["Ajouter un contact", "Ajouter une adresse"]) {
        await page.getByRole("link", { name: what }).click();
        await expect(page.getByRole("dialog", { name: what })).toBeVisible();
        await accessible(page);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("button", { name: "Autres actions" }).click();
      await accessible(page);
      await page.getByRole("menuitem", { name: "Ajouter du score" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.getByRole("dialog").getByRole("textbox").fill("x");
      await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
      await accessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Autres actions" }).click();
      await page.getByRole("menuitem", { name: "Supprimer" }).click();
      await expect(page.getByText("Ce client est supprimé.")).toBeVisible();
      await accessible(page);
    });

    test("the client's form", async ({ signedIn: page, server }) => {
      const client = await overview(page, server);
      await open(page, server, "/clients/new");
      await accessible(page);
      await page.getByRole("button", { name: "Ajouter un contact" }).click();
      await page.getByRole("button", { name: "Ajouter une adresse" }).click();
      await unfold(page);
      await own(page, "SIRET").fill("123");
      await own(page, "E-mail de l’entreprise").fill("acces@");
      await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await own(page, "Nom").fill("Accès Complet");
      await expect(page.getByText(/existe(nt)? déjà/)).toBeVisible();
      await page.getByRole("combobox", { name: "Société mère" }).pressSequentially("a");
      await expect(page.getByRole("listbox", { name: "Société mère" })).toBeVisible();
      await accessible(page);
      await page.reload();
      await ready(page);
      await expect(page.getByText(/^Brouillon du/)).toBeVisible();
      await page.getByRole("button", { name: "Repartir à zéro" }).click();
      await open(page, server, `${client}/edit`);
      await accessible(page);
    });

    test("the import", async ({ signedIn: page, server }) => {
      await open(page, server, "/clients/import");
      await accessible(page);
      const csv = `Société;SIRET;Truc\nAxe Import ${device} ${process.pid};;a\nAxe Faux;123;b\n`;
      await page.getByLabel(/Déposez votre fichier ici/).setInputFiles({ name: "axe.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
      await expect(page.getByRole("button", { name: "Voir l’aperçu" })).toBeVisible();
      await accessible(page);
      await page.getByRole("button", { name: "Voir l’aperçu" }).click();
      await expect(page.getByRole("region", { name: "Aperçu" })).toBeVisible();
      await accessible(page);
      await page.getByRole("button", { name: "Importer 2 clients" }).click();
      await expect(page.getByText("axe.csv est importé.")).toBeVisible({ timeout: 20_000 });
      await accessible(page);
    });

    test("the settings", async ({ signedIn: page, server }) => {
      for (const path of ["company", "lists", "lists?list=payment_terms", "fields", "numbers", "mail", "cards", "users", "security-log", "me", "security"]) {
        await open(page, server, `/settings/${path}`);
        await accessible(page);
      }
      await open(page, server, "/nulle-part");
      await accessible(page);
    });

    test("what the settings ask", async ({ signedIn: page, server }) => {
      await open(page, server, "/settings/company");
      await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("");
      await page.getByRole("textbox", { name: "E-mail" }).fill("x");
      await page.getByRole("button", { name: "Enregistrer" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await accessible(page);
      await open(page, server, "/settings/fields");
      await page.getByRole("button", { name: "Ajouter un champ" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.getByRole("combobox", { name: "Type" }).selectOption({ label: "Choix" });
      await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
      await accessible(page);
      await open(page, server, "/settings/lists");
      await page.getByRole("button", { name: /^Actions pour «/ }).first().click();
      await accessible(page);
      await page.getByRole("menuitem", { name: "Modifier" }).click();
      await accessible(page);
      await open(page, server, "/settings/users");
      await page.getByRole("textbox", { name: "E-mail" }).fill(`axe.${device}.${process.pid}@atelier-nord.example`);
      await page.getByRole("button", { name: "Créer le lien" }).click();
      const link = await page.getByRole("alert").locator("code").innerText();
      await accessible(page);
      await open(page, server, "/settings/security");
      await page.locator("#factor-password").fill(PASSWORD);
      await page.getByRole("button", { name: "Activer" }).click();
      await expect(page.getByRole("img", { name: "Code QR du second facteur" })).toBeVisible();
      await accessible(page);
      await page.context().clearCookies();
      await page.goto(link);
      await ready(page);
      await accessible(page);
      await page.getByRole("button", { name: "Créer mon accès" }).click();
      await expect(page.getByRole("textbox", { name: "Prénom et nom" })).toHaveAttribute("aria-invalid", "true");
      await accessible(page);
    });
  });
}

test("the first visit", async ({ page, fresh }) => {
  await open(page, fresh, "/setup");
  await accessible(page);
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(page.getByRole("textbox", { name: "Nom de l’entreprise" })).toHaveAttribute("aria-invalid", "true");
  await accessible(page);
  await page.getByRole("textbox", { name: "Nom de l’entreprise" }).fill("Accès");
  await page.getByRole("textbox", { name: "Prénom et nom" }).fill("Anne Accès");
  await page.getByRole("textbox", { name: "E-mail" }).fill("anne@acces.example");
  await page.getByLabel(/^Mot de passe/).fill("correct horse battery");
  await page.getByRole("button", { name: "Créer mon entreprise" }).click();
  await expect(page.getByRole("heading", { name: "Par où commencer ?" })).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Commencer à vide" }).click();
  await expect(page.getByRole("heading", { name: "Pas encore de client" })).toBeVisible();
  await accessible(page);
  await open(page, fresh, "/settings/fields");
  await accessible(page);
});
