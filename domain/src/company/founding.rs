//! What founds a company: the few things that the first visit asks for.

use serde::{Deserialize, Serialize};

use crate::billing::rates::standard;
use crate::billing::regime::{DistanceSales, SellerRegime};
use crate::company::{Defaults, Profile};
use crate::documents::AfterApproval;
use crate::error::{FieldError, FieldErrors};
use crate::field::RatePer100k;
use crate::format::Language;
use crate::geo::Country;
use crate::identifiers::{Neq, Siret};
use crate::money::Currency;
use crate::text::Text;

/// A company as typed at the first visit; inputs bear these names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `NewCompany`")]
pub struct CompanyForm {
    pub name: String,
    pub country: String,
    pub language: String,
    pub currency: String,
    pub siret: String,
    pub neq: String,
}

/// A company that was read without an error.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCompany {
    /// The name it trades under.
    pub name: Text<200>,
    /// Where it is established.
    pub country: Country,
    /// The language of its lists.
    pub language: Language,
    /// What new clients' amounts are in.
    pub currency: Currency,
    /// France: the establishment.
    pub siret: Option<Siret>,
    /// Québec: enterprise number.
    pub neq: Option<Neq>,
}

impl CompanyForm {
    /// Every value checked, or every error. An identifier of another country is left aside: its input is not shown.
    pub fn parse(&self) -> Result<NewCompany, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("name", Text::parse(&self.name));
        let country = errors.keep("country", Country::parse(&self.country));
        let language = errors.keep("language", Language::parse(&self.language));
        let currency = errors.keep("currency", Currency::parse(&self.currency));
        let siret = errors.keep("siret", identifier(country == Some(Country::FRANCE), &self.siret, Siret::parse));
        let neq = errors.keep("neq", identifier(country == Some(Country::CANADA), &self.neq, Neq::parse));
        let company = (|| {
            Some(NewCompany {
                name: name?,
                country: country?,
                language: language?,
                currency: currency?,
                siret: siret?,
                neq: neq?,
            })
        })();
        company.ok_or(errors)
    }
}

fn identifier<T>(
    asked: bool,
    typed: &str,
    parse: impl Fn(&str) -> Result<T, FieldError>,
) -> Result<Option<T>, FieldError> {
    if asked && !typed.trim().is_empty() { parse(typed).map(Some) } else { Ok(None) }
}

/// The currency most companies of a country keep their books in, offered first.
#[must_use]
pub fn currency_of(country: Country) -> Currency {
    let code = match country.as_str() {
        "CA" => "CAD",
        "US" => "USD",
        "GB" => "GBP",
        "CH" | "LI" => "CHF",
        "MA" => "MAD",
        "TN" => "TND",
        "DZ" => "DZD",
        "SN" | "CI" | "BJ" | "BF" | "ML" | "NE" | "TG" | "GW" => "XOF",
        "CM" | "GA" | "CG" | "TD" | "CF" | "GQ" => "XAF",
        "NC" | "PF" | "WF" => "XPF",
        "HT" => "HTG",
        _ => "EUR",
    };
    Currency::parse(code).unwrap_or(Currency::EUR)
}

/// The rate of VAT that a company of that country starts with: the standard one. Nothing where it depends on the province, or is not known.
#[must_use]
pub fn vat_of(country: Country) -> Option<RatePer100k> {
    standard(country).map(RatePer100k::from)
}

impl NewCompany {
    /// The profile it starts with: what was asked, what is usual in its country, and blanks.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            country: self.country,
            language: self.language,
            currency: self.currency,
            legal_form: None,
            siret: self.siret.clone(),
            naf: None,
            rcs: None,
            vat_number: None,
            usual_vat: vat_of(self.country),
            hourly_rate: None,
            shipping: None,
            tax_regime: SellerRegime::default(),
            distance_sales: DistanceSales::default(),
            late_penalty: None,
            share_capital: None,
            neq: self.neq.clone(),
            gst: None,
            qst: None,
            email: None,
            phone: None,
            website: None,
            line1: None,
            line2: None,
            postal_code: None,
            city: None,
            province: None,
            iban: None,
            bic: None,
            accent: None,
            footer: None,
            after_approval: AfterApproval::default(),
        }
    }

    /// The defaults it starts with: the name alone is enough to save a client.
    #[must_use]
    pub fn defaults(&self) -> Defaults {
        Defaults { country: self.country, province: None, prospects: false, email_required: false, payment_terms: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CompanyForm {
        CompanyForm {
            name: "Ateliers Roche".into(),
            country: "FR".into(),
            language: "fr".into(),
            currency: "EUR".into(),
            ..CompanyForm::default()
        }
    }

    #[test]
    fn identifiers_are_optional_and_of_the_country() {
        assert!(typed().parse().is_ok());
        let wrong = CompanyForm { siret: "123".into(), ..typed() };
        assert_eq!(wrong.parse().unwrap_err().at("siret"), Some(&FieldError::Siret));
        let elsewhere = CompanyForm { country: "CA".into(), ..wrong };
        assert_eq!(elsewhere.parse().unwrap().siret, None);
    }

    #[test]
    fn every_error_is_told_at_once() {
        let errors = CompanyForm::default().parse().unwrap_err();
        for path in ["name", "country", "language", "currency"] {
            assert_eq!(errors.at(path), Some(&FieldError::Required), "{path}");
        }
    }

    #[test]
    fn a_country_suggests_its_currency() {
        assert_eq!(currency_of(Country::FRANCE), Currency::EUR);
        assert_eq!(currency_of(Country::CANADA), Currency::CAD);
    }

    #[test]
    fn a_company_starts_with_the_rate_of_its_country() {
        assert_eq!(typed().parse().unwrap().profile().usual_vat, Some(RatePer100k(20_000)));
        assert_eq!(vat_of(Country::parse("RE").unwrap()), Some(RatePer100k(8_500)));
        assert_eq!(vat_of(Country::CANADA), None);
    }
}
