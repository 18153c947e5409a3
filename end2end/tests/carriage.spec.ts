// Who carries the goods, and what carriage costs: the client's carrier and free-shipping amount, in its documents.
import { accessible, expect, PASSWORD, signIn, test } from "./fixtures";
import { call } from "./sales";
import { open, sticksOut, toast } from "./steps";

test("a delivery note takes its client's carrier, and says what one finds its parcels by", async ({ signedIn: page, server }) => {
  const form = { "fields.name": "Scierie Portée", "fields.carrier": "Chronopost" };
  const client = await call<string>(page, server, "clients/create", { form });
  await open(page, server, `/deliveries/new?client=${client}`);
  const input = (name: string) => page.getByRole("textbox", { name, exact: true });
  await expect(input("Transporteur")).toHaveValue("Chronopost");
  await input("Transporteur").fill("DB Schenker");
  await input("Numéro de suivi").fill("XY 123 FR");
  await input("Nombre de colis").fill("0");
  await input("Poids").fill("12,5 kg");
  await expect(input("Nombre de colis")).toHaveAttribute("aria-invalid", "true");
  await input("Nombre de colis").fill("2");
  const line = page.getByRole("group", { name: "Ligne 1", exact: true });
  await line.getByRole("textbox", { name: "Désignation" }).fill("Planches de chêne");
  await line.getByRole("textbox", { name: "Prix unitaire" }).fill("40");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await accessible(page);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/deliveries\/[0-9a-f-]{36}$/);
  const sheet = page.getByRole("article");
  for (const said of ["DB Schenker", "XY 123 FR", "12,5 kg"]) await expect(sheet).toContainText(said);
});

test("carriage is offered, and left out from the client's free-shipping amount on", async ({ page, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
  await open(page, fresh, "/settings/company");
  await page.getByRole("textbox", { name: "Frais de port" }).fill("12");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await toast(page, "Enregistré");
  const form = { "fields.name": "Scierie Franco", "fields.free_shipping": "150" };
  const client = await call<string>(page, fresh, "clients/create", { form });
  await open(page, fresh, `/invoices/new?client=${client}`);
  const line = (number: number) => page.getByRole("group", { name: `Ligne ${number}`, exact: true });
  await line(1).getByRole("textbox", { name: "Désignation" }).fill("Planches de chêne");
  const price = line(1).getByRole("textbox", { name: "Prix unitaire" });
  await price.fill("150");
  await expect(page.getByText(/^Franco de port\s: le transport est offert à ce client à partir de 150,00\s€ hors taxes\.$/)).toBeVisible();
  await price.fill("149");
  await page.getByRole("button", { name: "Ajouter les frais de port" }).click();
  await expect(line(2).getByRole("textbox", { name: "Désignation" })).toHaveValue("Frais de port");
  await expect(line(2).getByRole("textbox", { name: "Prix unitaire" })).toHaveValue("12");
  await expect(page.getByRole("button", { name: "Ajouter les frais de port" })).toBeHidden();
  await price.fill("200");
  await expect(page.getByText(/et des frais de port sont facturés/)).toBeVisible();
  await accessible(page);
});
