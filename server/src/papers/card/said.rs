//! What an export of a client holds as codes, said as the record's page says it: names, words and formatted numbers.

use std::collections::BTreeMap;

use domain::clients::Client;
use domain::custom_fields::CustomValue;
use domain::documents::form::reading;
use domain::error::FieldError;
use domain::field::{FieldValue, MinorAmount, RatePer100k, Reading};
use domain::form::in_row;
use domain::format::{DateStyle, Locale as FormatLocale, date, decimal, money, percent};
use domain::geo::{Country, Province};
use domain::identifiers::{Gst, Naf, Neq, Phone, Qst, Siren, Siret, VatNumber, phone};
use domain::ids::CustomFieldId;
use domain::money::Money;
use kit::places;
use kit::words::{Locale, td_string};

/// The path that tells the country of an address.
const COUNTRY: &str = "addresses[0].country";
/// The most decimals of a number that a company keeps.
const DECIMALS: u32 = 28;

/// Whoever says it.
pub struct Saying<'a> {
    /// The reader's words.
    pub l: Locale,
    /// The reader's numbers.
    pub f: FormatLocale,
    /// Where telephone numbers are read from.
    pub home: Country,
    /// Whose record it is.
    pub client: &'a Client,
    /// The words for whom it names, by id.
    pub names: BTreeMap<String, String>,
}

impl Saying<'_> {
    /// The cells of a row, each under its path.
    pub fn row(&self, paths: &[String], cells: Vec<String>) -> Vec<String> {
        let country = paths.iter().zip(&cells).find(|(path, _)| path.as_str() == COUNTRY);
        let country = country.and_then(|(_, code)| Country::parse(code).ok());
        let said = |(path, cell): (&String, String)| {
            let said = if cell.is_empty() { None } else { self.cell(path, &cell, country) };
            said.unwrap_or(cell)
        };
        paths.iter().zip(cells).map(said).collect()
    }

    /// What is not said as it is kept.
    fn cell(&self, path: &str, kept: &str, country: Option<Country>) -> Option<String> {
        if let Some(id) = path.strip_prefix("custom.") {
            let id: CustomFieldId = id.parse().ok()?;
            return self.client.custom.get(&id).map(|value| self.custom(value));
        }
        let name = in_row(path).map_or_else(|| path.strip_prefix("fields.").unwrap_or_default(), |(.., name)| name);
        match name {
            "language" => Some(places::language(self.l, kept)),
            "country" => Some(places::country(self.l, Country::parse(kept).ok()?).to_owned()),
            "province" => Some(places::province(self.l, Province::parse(country?, kept).ok()?).to_owned()),
            "share_capital" | "credit_limit" | "free_shipping" | "hourly_rate" => self.amount(kept),
            "default_vat" | "discount" => Some(percent(RatePer100k::read(kept, &self.reading()).ok()?.0, self.f)),
            "owner" => self.name(self.client.data.owner),
            "parent" => self.name(self.client.data.parent),
            "payer" => self.name(self.client.data.payer),
            "siren" => formatted(kept, Siren::parse, Siren::formatted),
            "siret" => formatted(kept, Siret::parse, Siret::formatted),
            "naf" => formatted(kept, Naf::parse, Naf::formatted),
            "vat_number" => formatted(kept, VatNumber::parse, VatNumber::formatted),
            "neq" => formatted(kept, Neq::parse, Neq::formatted),
            "gst" => formatted(kept, Gst::parse, Gst::formatted),
            "qst" => formatted(kept, Qst::parse, Qst::formatted),
            _ if is_phone(name) => Some(kept.lines().map(|number| self.phone(number)).collect::<Vec<_>>().join("\n")),
            _ => None,
        }
    }

    fn amount(&self, kept: &str) -> Option<String> {
        let amount = MinorAmount::read(kept, &self.reading()).ok()?;
        Some(money(Money::new(amount.0, self.client.data.currency), self.f))
    }

    fn reading(&self) -> Reading {
        reading(self.client.data.currency)
    }

    fn name(&self, of: Option<impl ToString>) -> Option<String> {
        self.names.get(&of?.to_string()).cloned()
    }

    fn phone(&self, kept: &str) -> String {
        Phone::parse(kept).map_or_else(|_| kept.to_owned(), |number| phone::national(&number, self.home))
    }

    fn custom(&self, value: &CustomValue) -> String {
        match value {
            CustomValue::Text(text) => text.clone(),
            CustomValue::Number(number) => decimal(*number, DECIMALS, self.f),
            CustomValue::Date(day) => date(*day, DateStyle::Medium, self.f),
            CustomValue::Yes => td_string!(self.l, common.yes).to_owned(),
        }
    }
}

/// Fields that hold telephone numbers, a line each.
fn is_phone(name: &str) -> bool {
    matches!(name, "phone" | "mobile" | "switchboard" | "direct_phone" | "fax" | "other_phones")
}

/// A number as it is printed; nothing where it does not read.
fn formatted<T>(kept: &str, parse: fn(&str) -> Result<T, FieldError>, print: fn(&T) -> String) -> Option<String> {
    parse(kept).ok().map(|read| print(&read))
}

#[cfg(test)]
mod tests {
    use domain::ids::UserId;
    use domain::money::Currency;
    use testing::TestDb;
    use testing::clients::{created, named};
    use uuid::Uuid;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn codes_are_said_as_the_records_page_says_them() {
        let db = TestDb::sqlite().await;
        let mut client = created(&db.empty_company("Nord").await, &named("Roche")).await;
        client.data.owner = Some(UserId(Uuid::nil()));
        let id = CustomFieldId(Uuid::nil());
        client.custom.insert(id, CustomValue::Yes);
        let saying = Saying {
            l: Locale::fr,
            f: FormatLocale::FrFr,
            home: Country::FRANCE,
            client: &client,
            names: [(Uuid::nil().to_string(), "Camille Vasseur".to_owned())].into(),
        };
        let said = |path: &str, kept: &str| {
            let paths = [path.to_owned(), COUNTRY.to_owned()];
            saying.row(&paths, vec![kept.to_owned(), "CA".to_owned()])
        };
        let (french, custom) = (places::language(Locale::fr, "fr"), format!("custom.{id}"));
        let capital = money(Money::new(2_500_000, Currency::EUR), FormatLocale::FrFr);
        for (path, kept, expected) in [
            ("fields.language", "fr", french.as_str()),
            ("fields.share_capital", "25000.00", capital.as_str()),
            ("fields.discount", "5.5", "5,5\u{a0}%"),
            ("fields.phone", "+33353019667", "03 53 01 96 67"),
            ("fields.other_phones", "+33353019667\n+33612345678", "03 53 01 96 67\n06 12 34 56 78"),
            ("contacts[0].direct_phone", "+33353019667", "03 53 01 96 67"),
            ("fields.siret", "73282932000074", "732 829 320 00074"),
            ("fields.owner", "camille@nord.example", "Camille Vasseur"),
            ("fields.parent", "C-00002", "C-00002"),
            ("addresses[0].province", "QC", "Québec"),
            ("fields.email", "a@roche.example", "a@roche.example"),
            ("fields.fax", "", ""),
            (custom.as_str(), "on", "Oui"),
        ] {
            assert_eq!(said(path, kept), [expected, "Canada"], "{path}");
        }
        assert_ne!(french, "fr");
    }
}
