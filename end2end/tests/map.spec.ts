// What stands under a client's name, and its address on a map: nobody is told where that is until the company says so.
import type { Page } from "@playwright/test";
import { accessible, addClients, expect, ready, test } from "./fixtures";
import { listOf, open, sticksOut, toast } from "./steps";

const map = (page: Page) => page.getByRole("region", { name: "Carte", exact: true });
const frame = (page: Page) => map(page).locator("iframe");

test("the head of a client says where one stands, and its e-mail is copied", async ({ signedIn: page, server, context }) => {
  addClients(
    server,
    "Nom;E-mail;Adresse : rue;Adresse : ville;Contact : prénom;Délai négocié (jours)",
    "Tête Pleine;ici@tete.example;12 rue des Forges;Lyon;Ana;40",
  );
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await listOf(page, server, "tête pleine");
  await page.getByRole("link", { name: "Tête Pleine" }).click();
  const head = page.locator(".page-head .reach");
  await expect(head.getByRole("link")).toHaveText([/Ana/, /ici@tete\.example/, /Voir le portail/, /12 rue des Forges, Lyon, France/]);
  await expect(head).toContainText(/Conditions de paiement\s+40\sjours/);
  await head.getByRole("button", { name: "Copier E-mail" }).click();
  await expect(head.getByRole("button", { name: "Copié" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("ici@tete.example");
  const fact = (name: string) => page.locator(".fact").filter({ hasText: name });
  await expect(fact("Solde")).toContainText("0,00 €");
  await expect(fact("Payé à ce jour")).toContainText("0,00 €");
  await expect(fact("Conditions de paiement")).toBeVisible();
  await accessible(page);
  expect(await sticksOut(page)).toEqual([]);
});

test("an address is drawn on a map once the company wants it, and while there is a network", async ({
  signedIn: page,
  server,
  context,
  complaints,
}) => {
  addClients(
    server,
    "Nom;Adresse : rue;Adresse : ville;Adresse : latitude;Adresse : longitude",
    "Sur la Carte;12 rue des Forges;Lyon;45,757814;4,832011",
    "Hors de la Carte;1 rue du Port;Lyon;;",
  );
  const asked: { url: string; from: string | undefined }[] = [];
  await context.route("https://www.openstreetmap.org/**", (route) => {
    asked.push({ url: route.request().url(), from: route.request().headers()["referer"] });
    return route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><html lang=fr><title>Carte</title><p>Lyon</p></html>" });
  });
  await listOf(page, server, "de la carte");
  await page.getByRole("link", { name: "Hors de la Carte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hors de la Carte" })).toBeVisible();
  const nowhere = new URL(page.url()).pathname;
  await listOf(page, server, "sur la carte");
  await page.getByRole("link", { name: "Sur la Carte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sur la Carte" })).toBeVisible();
  await expect(map(page)).toHaveCount(0);

  await open(page, server, "/settings/company");
  const setting = page.locator("#map");
  await expect(setting).toContainText("envoyée à OpenStreetMap");
  const wanted = setting.getByRole("switch", { name: "Afficher la carte dans la fiche client" });
  await expect(wanted).not.toBeChecked();
  await wanted.check();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await accessible(page);

  // The document that the program stands in is from before: it may hold no map yet, and says how it comes.
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Rechercher" }).getByRole("combobox", { name: "Rechercher" }).fill("sur la carte");
  await page.getByRole("dialog", { name: "Rechercher" }).getByRole("option", { name: /Sur la Carte/ }).first().click();
  await expect(map(page)).toContainText("12 rue des Forges, Lyon, France");
  await expect(frame(page)).toHaveCount(0);
  expect(asked).toEqual([]);
  await accessible(page);
  await map(page).getByRole("link", { name: "Recharger pour voir la carte" }).click();
  await ready(page);
  await expect(frame(page)).toHaveAttribute("src", /\/export\/embed\.html\?bbox=[^&]+&layer=mapnik&marker=45\.757814%2C4\.832011$/);
  await expect(frame(page)).toHaveAttribute("title", /^Carte\s: 12 rue des Forges, Lyon, France$/);
  await expect(frame(page)).toHaveAttribute("sandbox", "allow-scripts allow-same-origin");
  await expect(frame(page)).toHaveAttribute("loading", "lazy");
  await expect(map(page).locator("iframe").contentFrame().getByText("Lyon")).toBeVisible();
  expect(asked.map(({ from }) => from)).toEqual([undefined]);
  expect(await sticksOut(page)).toEqual([]);

  // Without network nothing broken is shown: the address and the link are left.
  await context.setOffline(true);
  await expect(frame(page)).toHaveCount(0);
  await expect(map(page)).toContainText("12 rue des Forges, Lyon, France");
  await expect(map(page).getByRole("link", { name: /Voir la carte/ })).toBeVisible();
  await context.setOffline(false);
  await expect(frame(page)).toBeVisible();
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);

  await open(page, server, nowhere);
  await expect(page.getByRole("heading", { level: 1, name: "Hors de la Carte" })).toBeVisible();
  await expect(map(page)).toHaveCount(0);
  await open(page, server, "/settings/company");
  await wanted.uncheck();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await listOf(page, server, "sur la carte");
  await page.getByRole("link", { name: "Sur la Carte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sur la Carte" })).toBeVisible();
  await expect(map(page)).toHaveCount(0);
});
