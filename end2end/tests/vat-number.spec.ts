// A French VAT number ends with the client's SIREN.
import { expect, test } from "./fixtures";
import { open, own, save, siren, vatNumber } from "./steps";

test("a VAT number of another SIREN is told beside it, in the form and where it stands", async ({ signedIn: page, server }) => {
  const [number, another] = [siren("44306184"), siren("81234567")];
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Deux SIREN");
  await own(page, "SIREN").fill(number);
  await page.keyboard.press("Tab");
  const field = own(page, "Numéro de TVA");
  // The SIREN fills it in first.
  await expect(field).toHaveValue(new RegExp(number));
  await field.fill(vatNumber(another));
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/un autre SIREN/);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill(vatNumber(number));
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
  await save(page, "Deux SIREN");

  const aside = page.locator("aside.record-aside");
  await aside.getByRole("button", { name: /Modifier «.Numéro de TVA/ }).click();
  const entry = aside.getByRole("textbox", { name: /^Numéro de TVA/ });
  await entry.fill(vatNumber(another));
  await page.keyboard.press("Enter");
  await expect(entry).toHaveAccessibleDescription(/un autre SIREN/);
  await page.keyboard.press("Escape");
  await expect(aside).toContainText(number);
  await expect(aside).not.toContainText(another);
});
