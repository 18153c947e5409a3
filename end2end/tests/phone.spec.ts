import { addClients, expect, ready, test, EMAIL, PASSWORD } from "./fixtures";
import { listOf, open, own, rowOf, save, sticksOut, toast, unfold } from "./steps";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a client is created, found and archived with a thumb", async ({ signedIn: page, server }) => {
  const bar = page.locator("nav.tabbar");
  await expect(bar.getByRole("link")).toHaveText(["Clients", "Contacts", "Créer"]);
  await expect(bar.getByRole("link", { name: "Clients" })).toHaveAttribute("aria-current", "page");
  await expect(page.locator(".sidebar")).toBeHidden();
  await bar.getByRole("link", { name: "Créer" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
  await expect(bar.getByRole("link", { name: "Créer" })).toHaveAttribute("aria-current", "page");
  await expect(bar.getByRole("link", { name: "Clients" })).not.toHaveAttribute("aria-current");
  await own(page, "Nom").fill("Au Pouce");
  await expect(own(page, "Téléphone")).toHaveAttribute("inputmode", "tel");
  await own(page, "Téléphone").fill("06 12 34 56 78");
  // The bar that saves is neither below the one that leads around nor beside it.
  const button = page.getByRole("button", { name: "Enregistrer", exact: true });
  await button.scrollIntoViewIfNeeded();
  expect((await button.boundingBox())!.y + (await button.boundingBox())!.height).toBeLessThanOrEqual((await bar.boundingBox())!.y + 1);
  await save(page, "Au Pouce");
  await expect(page.getByRole("link", { name: "06 12 34 56 78" })).toHaveAttribute("href", "tel:+33612345678");

  await listOf(page, server, "au pouce", "active");
  const row = page.locator("tbody tr").filter({ hasText: "Au Pouce" });
  await row.getByRole("button", { name: "Sélectionner" }).tap();
  await page.getByRole("menuitem", { name: "Archiver" }).tap();
  await expect(row).toBeHidden();
  await toast(page, "Au Pouce est archivé").getByRole("button", { name: "Annuler" }).tap();
  await expect(row).toBeVisible();
  // The whole row opens what its name opens.
  await row.tap({ position: { x: 120, y: 50 } });
  await expect(page.getByRole("heading", { level: 1, name: "Au Pouce" })).toBeVisible();
});

test("a finger that stays on a row opens its menu, and lifting it follows no link", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Doigt posé");
  await listOf(page, server, "doigt", "active");
  const box = (await rowOf(page, "Doigt posé").boundingBox())!;
  const finger = { x: box.x + 120, y: box.y + 30 };
  const touch = await page.context().newCDPSession(page);
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [finger] });
  const menu = page.getByRole("menu", { name: "Actions pour Doigt posé" });
  await expect(menu).toBeVisible();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForTimeout(300); // a click would have come by now
  await expect(menu).toBeVisible();
  await expect(page).toHaveURL(/\/clients\?/);
  await menu.getByRole("menuitem", { name: "Archiver" }).tap();
  await expect(toast(page, "Doigt posé est archivé")).toBeVisible();
});

test("several are chosen once one asks to", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Pouce Un", "Pouce Deux");
  await listOf(page, server, "pouce ");
  await expect(page.getByRole("checkbox", { name: "Choisir Pouce Un" })).toBeHidden();
  await page.getByRole("button", { name: "Choisir", exact: true }).tap();
  await page.getByRole("checkbox", { name: "Choisir Pouce Un" }).tap();
  await page.getByRole("checkbox", { name: "Choisir Pouce Deux" }).tap();
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await bulk.getByRole("button", { name: "Archiver" }).tap();
  await expect(page.locator("tbody tr").filter({ hasText: "Archivée" })).toHaveCount(2);
});

test("nothing is wider than the narrowest phone", async ({ browser, server, demonstration }) => {
  addClients(
    server,
    "Nom;E-mail;Téléphone;Contact : prénom;Contact : nom;Contact : e-mail;Adresse : rue;Adresse : ville;Notes privées",
    "Société Anonyme des Établissements Extraordinairement Longs et Fils;une.adresse.vraiment.tres.longue@etablissements-extraordinaires.example;01 44 55 66 77;Marie-Antoinette;de La Rochefoucauld-Montbel;marie-antoinette.de-la-rochefoucauld@etablissements.example;12 avenue du Général;Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson;Anticonstitutionnellement",
  );
  const context = await browser.newContext({ storageState: demonstration.owner, locale: "fr-FR", viewport: { width: 360, height: 780 }, hasTouch: true });
  const page = await context.newPage();
  await listOf(page, server, "extraordinairement");
  const client = await page.locator("tbody a.name").getAttribute("href");
  const settings = ["company", "users", "lists", "lists?list=payment_terms", "fields", "numbers", "security-log", "me", "security"];
  const paths = ["/clients", "/clients?q=extraordinairement&state=all", "/clients?q=zzzz", "/clients/new", "/clients/import", client!, `${client}/edit`];
  for (const path of [...paths, ...settings.map((name) => `/settings/${name}`), "/settings", "/offline", "/nulle-part"]) {
    await page.goto(`${server.url}${path}`);
    await expect.soft(page.locator("h1, h2").first(), path).toBeVisible();
    expect.soft(await sticksOut(page), path).toEqual([]);
  }
  await open(page, server, "/clients/new");
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  await page.getByRole("button", { name: "Ajouter une adresse" }).click();
  await unfold(page);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect.soft(await sticksOut(page), "the form, unfolded, with errors").toEqual([]);
  await open(page, server, "/settings/fields");
  await page.getByRole("button", { name: "Ajouter un champ" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect.soft(await sticksOut(page), "a dialog").toEqual([]);
  await context.clearCookies();
  for (const path of ["/login", "/setup", "/invite/nothing"]) {
    await page.goto(`${server.url}${path}`);
    expect.soft(await sticksOut(page), path).toEqual([]);
  }
  await context.close();
});

test("what is tapped is as large as a finger", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Téléphone;E-mail", "Grand Doigt;06 12 34 56 78;doigt@exemple.example");
  await listOf(page, server, "grand doigt");
  const client = await page.locator("tbody a.name").getAttribute("href");
  const settings = ["company", "users", "lists", "lists?list=payment_terms", "fields", "numbers", "me", "security"].map((name) => `/settings/${name}`);
  for (const path of ["/clients", "/clients?q=zzzz", client!, `${client}/edit`, "/clients/new", "/clients/import", "/settings", ...settings, "/offline", "/login"]) {
    if (path === "/login") await page.context().clearCookies();
    await page.goto(`${server.url}${path}`);
    if (path !== "/offline") await ready(page);
    const small = await page.evaluate(() => {
      const reaches = (element: Element) => {
        const box = element.getBoundingClientRect();
        // What surrounds a small thing and is tapped with it: its label, or a frame drawn around it.
        const after = getComputedStyle(element, "::after");
        const around = after.content !== "none" && after.position === "absolute" ? -2 * parseFloat(after.insetBlockStart || "0") : 0;
        const label = element.closest("label, .filter, .affixed")?.getBoundingClientRect().height ?? 0;
        return Math.max(box.height + Math.max(around, 0), label);
      };
      return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr-only, .skip-link, p, li p, tbody .name"))
        .filter((element) => element.getBoundingClientRect().height > 1 && reaches(element) < 43.5)
        .map((element) => `${element.tagName}.${element.className} « ${element.textContent?.trim().slice(0, 30)} » ${Math.round(reaches(element))}`);
    });
    expect.soft([...new Set(small)], path).toEqual([]);
  }
});

test("the door opens on a phone", async ({ page, server }) => {
  await page.goto(`${server.url}/login`);
  await ready(page);
  await page.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await page.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  expect(await sticksOut(page)).toEqual([]);
});
