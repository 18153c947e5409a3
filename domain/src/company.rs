//! The business that uses Clientèle, and what it has settled.

pub mod address_service;
pub mod colour;
pub mod founding;
pub mod languages;
pub mod registry;

pub use address_service::{AddressService, AddressServiceForm, ServiceUrl, Suggests};
pub use colour::Colour;
pub use founding::{CompanyForm, NewCompany, currency_of, vat_of};
pub use languages::{ClientLanguages, LanguageChange};
pub use registry::Registry;

use serde::{Deserialize, Serialize};

use crate::billing::regime::{DistanceSales, SellerRegime};
use crate::documents::AfterApproval;
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, MinorAmount, RatePer100k, Reading};
use crate::format::Language;
use crate::geo::{Country, Province};
use crate::identifiers::{Bic, Email, Gst, Iban, Naf, Neq, Phone, Qst, Siret, VatNumber, Website};
use crate::ids::{CompanyId, FileId, ListItemId};
use crate::money::Currency;
use crate::text::{LongText, Text};

macro_rules! profile {
    ($($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)?) => {
        /// A company's identity, every value checked.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Profile { $($(#[$doc])* pub $field: $type,)+ }

        /// The same as typed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `Profile`")]
        pub struct ProfileForm { $(pub $field: String,)+ }

        impl ProfileForm {
            /// Every value checked, or every error.
            pub fn parse(&self, phone: crate::identifiers::PhoneRules) -> Result<Profile, FieldErrors> {
                let mut errors = FieldErrors::default();
                let reading = Reading {
                    country: Country::parse(&self.country).unwrap_or(Country::FRANCE),
                    currency: Currency::parse(&self.currency).unwrap_or(Currency::EUR),
                    phone,
                };
                $(let $field = errors.keep(stringify!($field), <$type>::read(&self.$field, &reading));)+
                let profile = (|| Some(Profile { $($field: $field?,)+ }))();
                profile.ok_or(errors)
            }

            /// The inputs that show a profile.
            #[must_use]
            pub fn of(profile: &Profile, phone: crate::identifiers::PhoneRules) -> Self {
                let reading = Reading { country: profile.country, currency: profile.currency, phone };
                Self { $($field: profile.$field.written(&reading),)+ }
            }
        }
    };
}

profile! {
    /// The name it trades under.
    name: Text<200>,
    /// Where it is established: decides identifiers, provinces and taxes.
    country: Country,
    /// The language of its own lists and of documents by default.
    language: Language,
    /// What new clients' amounts are in.
    currency: Currency,
    /// SARL, SAS, inc. …
    legal_form: Option<Text<80>>,
    /// France: the establishment.
    siret: Option<Siret>,
    /// France: activity code.
    naf: Option<Naf>,
    /// France: commercial register.
    rcs: Option<Text<80>>,
    /// VAT number.
    vat_number: Option<VatNumber>,
    /// The rate of VAT that new products start with, and that those without one of their own have.
    usual_vat: Option<RatePer100k>,
    /// What an hour of its work costs without taxes, in the currency's smallest unit, where neither the task nor the client says.
    hourly_rate: Option<MinorAmount>,
    /// What it charges for carriage without taxes, in the currency's smallest unit.
    shipping: Option<MinorAmount>,
    /// Whether it charges tax at all: a small business may not (CGI, art. 293 B; Excise Tax Act, s. 148). Profiles from before charge it.
    #[serde(default)]
    tax_regime: SellerRegime,
    /// European Union: whose VAT consumers of other member states are charged for goods. Profiles from before charge the company's own.
    #[serde(default)]
    distance_sales: DistanceSales,
    /// France: the yearly rate of the penalty for paying late that its terms name; without one, the law's holds (Code de commerce, art.
    /// L441-10, II).
    late_penalty: Option<RatePer100k>,
    /// Share capital, in the currency's smallest unit.
    share_capital: Option<MinorAmount>,
    /// Québec: enterprise number.
    neq: Option<Neq>,
    /// Canada: goods and services tax number.
    gst: Option<Gst>,
    /// Québec: sales tax number.
    qst: Option<Qst>,
    /// Where people write to.
    email: Option<Email>,
    /// Where people call.
    phone: Option<Phone>,
    /// Its site.
    website: Option<Website>,
    /// Number and street.
    line1: Option<Text<200>>,
    /// Building, floor.
    line2: Option<Text<200>>,
    /// Postal code.
    postal_code: Option<Text<20>>,
    /// City.
    city: Option<Text<100>>,
    /// Where the country's addresses carry one.
    province: Option<Province>,
    /// The account that clients pay into by transfer: printed on what they owe.
    iban: Option<Iban>,
    /// The bank of that account.
    bic: Option<Bic>,
    /// The colour of its papers; without one, that of Clientèle.
    accent: Option<Colour>,
    /// What its papers say at the foot of every page.
    footer: Option<LongText<500>>,
    /// What becomes of a quote that its client has approved in the portal. Profiles from before wait.
    #[serde(default)]
    after_approval: AfterApproval,
}

impl ProfileForm {
    /// The same without what the country does not ask for: numbers typed before another country was chosen are not kept out of
    /// sight.
    #[must_use]
    pub fn of_its_country(mut self) -> Self {
        let Ok(country) = Country::parse(&self.country) else { return self };
        let registry = Registry::of(country);
        for (input, typed) in [
            ("siret", &mut self.siret),
            ("naf", &mut self.naf),
            ("rcs", &mut self.rcs),
            ("late_penalty", &mut self.late_penalty),
            ("vat_number", &mut self.vat_number),
            ("neq", &mut self.neq),
            ("gst", &mut self.gst),
            ("qst", &mut self.qst),
        ] {
            if !registry.asks(input) {
                typed.clear();
            }
        }
        if !country.has_provinces() {
            self.province.clear();
        }
        if !DistanceSales::is_asked_in(country) {
            self.distance_sales.clear();
        }
        self
    }
}

/// What new clients start with, and what their form asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Defaults {
    /// The country of new addresses (F: France; I: Canada).
    pub country: Country,
    /// The province of new addresses, where the country has them (I: Québec).
    pub province: Option<Province>,
    /// I « les nouveaux clients sont des prospects ».
    pub prospects: bool,
    /// F: a contact's e-mail is required (A2.2).
    pub email_required: bool,
    /// The payment terms of clients that have none of their own (A3.7): an entry of the list of payment terms.
    #[serde(default)]
    pub payment_terms: Option<ListItemId>,
}

/// Defaults as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `Defaults`")]
pub struct DefaultsForm {
    pub country: String,
    pub province: String,
    pub prospects: String,
    pub email_required: String,
    pub payment_terms: String,
}

impl DefaultsForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<Defaults, FieldErrors> {
        let mut errors = FieldErrors::default();
        let country = errors.keep("country", Country::parse(&self.country));
        let province = errors.keep("province", self.province(country));
        let payment_terms = errors.keep("payment_terms", self.payment_terms());
        match (country, province, payment_terms) {
            (Some(country), Some(province), Some(payment_terms)) => Ok(Defaults {
                country,
                province,
                prospects: !self.prospects.is_empty(),
                email_required: !self.email_required.is_empty(),
                payment_terms,
            }),
            _ => Err(errors),
        }
    }

    fn province(&self, country: Option<Country>) -> Result<Option<Province>, FieldError> {
        match country {
            Some(country) if country.has_provinces() && !self.province.trim().is_empty() => {
                Province::parse(country, &self.province).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn payment_terms(&self) -> Result<Option<ListItemId>, FieldError> {
        let typed = self.payment_terms.trim();
        if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_| FieldError::NotAChoice) }
    }

    /// The inputs that show defaults.
    #[must_use]
    pub fn of(defaults: &Defaults) -> Self {
        // As a switch sends it: who compares what was typed with what was shown sees no change.
        let tick = |on: bool| if on { "true".to_owned() } else { String::new() };
        Self {
            country: defaults.country.as_str().to_owned(),
            province: defaults.province.as_ref().map(|province| province.as_str().to_owned()).unwrap_or_default(),
            prospects: tick(defaults.prospects),
            email_required: tick(defaults.email_required),
            payment_terms: defaults.payment_terms.map(|terms| terms.to_string()).unwrap_or_default(),
        }
    }
}

/// A company, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Company {
    /// Its id.
    pub id: CompanyId,
    /// Counts its saves.
    pub version: i32,
    /// Who it is.
    pub profile: Profile,
    /// What new clients start with.
    pub defaults: Defaults,
    /// IANA name of the zone that its days are counted in: `Europe/Paris`.
    pub time_zone: String,
    /// Who is asked for addresses while one types.
    pub address_service: AddressService,
    /// The languages that its clients may be written to in.
    pub languages: ClientLanguages,
    /// Whether a client's page draws a map, which tells its maker where the client is (A4.1).
    pub shows_map: bool,
    /// Its logo, which its papers bear.
    pub logo: Option<FileId>,
}

/// The zone of a company, by its country: set when it is founded, and again when it moves to another country.
#[must_use]
pub fn time_zone_of(country: Country) -> &'static str {
    match country.as_str() {
        "CA" | "US" => "America/Toronto",
        "GB" | "IE" => "Europe/London",
        "PT" => "Europe/Lisbon",
        "RE" => "Indian/Reunion",
        "GP" | "MQ" => "America/Martinique",
        "GF" => "America/Cayenne",
        "NC" => "Pacific/Noumea",
        "PF" => "Pacific/Tahiti",
        "MA" => "Africa/Casablanca",
        "TN" => "Africa/Tunis",
        "SN" | "CI" => "Africa/Abidjan",
        _ => "Europe/Paris",
    }
}

#[cfg(test)]
mod tests;
