//! The words for what the domain says in enums, in the page's language.

use domain::billing::kind::DocumentSeries;
use domain::clients::AddressUse;
use domain::custom_fields::CustomValue;
use domain::error::{FieldError, Refusal};
use domain::format::{DateStyle, Language, Locale as FormatLocale, date, decimal};
use leptos::prelude::*;

use crate::bootstrap::Bootstrap;
use crate::error::AppError;
use crate::offline;
pub use i18n::{Locale, td_string};

/// The language of the page: `td_string!(words(), clients.title)`.
#[must_use]
pub fn words() -> Locale {
    words_in(use_context::<Bootstrap>().map(|bootstrap| bootstrap.language).unwrap_or_default())
}

/// The words of a language.
#[must_use]
pub const fn words_in(language: Language) -> Locale {
    match language {
        Language::French => Locale::fr,
        Language::English => Locale::en,
    }
}

/// What leads back to where work begins.
#[must_use]
pub fn to_start(l: Locale) -> &'static str {
    td_string!(l, common.go_to_clients)
}

/// How numbers, money and dates are written on the page.
#[must_use]
pub fn formats() -> FormatLocale {
    let bootstrap = use_context::<Bootstrap>().unwrap_or_default();
    let country = bootstrap.me.as_ref().and_then(|me| me.company.as_ref()).map(|company| company.country);
    FormatLocale::pick(bootstrap.language, country.unwrap_or(domain::geo::Country::FRANCE))
}

/// Today, in the company's time zone, as the server said: the same while a page is rendered and hydrated.
#[must_use]
pub fn today() -> chrono::NaiveDate {
    use_context::<Bootstrap>().unwrap_or_default().now.date()
}

/// A whole number as the reader writes it.
pub fn integer(number: u64) -> String {
    domain::format::integer(i64::try_from(number).unwrap_or(i64::MAX), formats())
}

/// Whether a number takes the singular: in French nought does too.
#[must_use]
pub fn is_one(l: Locale, number: impl Into<u64>) -> bool {
    let number = number.into();
    number == 1 || (number == 0 && l == Locale::fr)
}

/// The words for what is wrong with a value.
#[must_use]
pub fn field_error(l: Locale, error: &FieldError) -> String {
    match error {
        FieldError::Required => td_string!(l, errors.required).to_string(),
        FieldError::TooLong { max } => td_string!(l, errors.too_long, max = max.to_string()).to_string(),
        FieldError::ControlCharacter => td_string!(l, errors.control_character).to_string(),
        FieldError::NotANumber => td_string!(l, errors.not_a_number).to_string(),
        FieldError::OutOfRange { min, max } => {
            let [min, max] = [min, max].map(|bound| domain::format::integer(*bound, formats()));
            td_string!(l, errors.out_of_range, min = min, max = max).to_string()
        }
        FieldError::TooPrecise { decimals } => {
            td_string!(l, errors.too_precise, decimals = decimals.to_string()).to_string()
        }
        FieldError::NotADate => td_string!(l, errors.not_a_date).to_string(),
        FieldError::YearOutOfRange { from, to } => {
            td_string!(l, errors.year_out_of_range, from = from.to_string(), to = to.to_string()).to_string()
        }
        FieldError::NotADuration => td_string!(l, errors.not_a_duration).to_string(),
        FieldError::BeforeDate => td_string!(l, errors.before_date).to_string(),
        FieldError::BeforeFirstDay => td_string!(l, errors.before_first_day).to_string(),
        FieldError::NothingToSpreadOver => td_string!(l, errors.nothing_to_spread_over).to_string(),
        FieldError::MoreThanLeft => td_string!(l, errors.more_than_left).to_string(),
        FieldError::NotTheWhole => td_string!(l, errors.not_the_whole).to_string(),
        FieldError::OneOrOther => td_string!(l, errors.not_both).to_string(),
        FieldError::BelowZero => td_string!(l, errors.below_zero).to_string(),
        FieldError::NotAChoice => td_string!(l, errors.not_a_choice).to_string(),
        FieldError::NoCounter => td_string!(l, errors.no_counter).to_string(),
        FieldError::Braces => td_string!(l, errors.braces).to_string(),
        FieldError::NoYear => td_string!(l, errors.no_year).to_string(),
        FieldError::SameNumbers { series } => {
            td_string!(l, errors.same_numbers, series = series_name(l, *series)).to_string()
        }
        FieldError::NumbersGiven => td_string!(l, errors.numbers_given).to_string(),
        FieldError::NotYet => td_string!(l, errors.day_to_come).to_string(),
        FieldError::NotAnAmount => td_string!(l, errors.not_an_amount).to_string(),
        FieldError::Siren => td_string!(l, errors.siren).to_string(),
        FieldError::Siret => td_string!(l, errors.siret).to_string(),
        FieldError::SiretOfOtherSiren => td_string!(l, errors.siret_of_other_siren).to_string(),
        FieldError::VatNumber => td_string!(l, errors.vat_number).to_string(),
        FieldError::VatOfOtherCountry => td_string!(l, errors.vat_of_other_country).to_string(),
        FieldError::VatOfOtherSiren => td_string!(l, errors.vat_of_other_siren).to_string(),
        FieldError::Naf => td_string!(l, errors.naf).to_string(),
        FieldError::Neq => td_string!(l, errors.neq).to_string(),
        FieldError::Iban => td_string!(l, errors.iban).to_string(),
        FieldError::Bic => td_string!(l, errors.bic).to_string(),
        FieldError::Colour => td_string!(l, errors.colour).to_string(),
        FieldError::Email => td_string!(l, errors.email).to_string(),
        FieldError::Website => td_string!(l, errors.website).to_string(),
        FieldError::Profile => td_string!(l, errors.profile).to_string(),
        FieldError::Host => td_string!(l, errors.host).to_string(),
        FieldError::Site => td_string!(l, errors.site).to_string(),
        FieldError::Barcode => td_string!(l, errors.barcode).to_string(),
        FieldError::Phone => td_string!(l, errors.phone).to_string(),
        FieldError::Country => td_string!(l, errors.country).to_string(),
        FieldError::Province => td_string!(l, errors.province).to_string(),
        FieldError::Currency => td_string!(l, errors.currency).to_string(),
        FieldError::Language => td_string!(l, errors.language).to_string(),
        FieldError::LanguageNotOffered => td_string!(l, errors.language_not_offered).to_string(),
        FieldError::Taken => td_string!(l, errors.taken).to_string(),
        FieldError::TakenBy { name, .. } => td_string!(l, errors.taken_by, name = name.clone()).to_string(),
        FieldError::Unknown => td_string!(l, errors.unknown).to_string(),
        FieldError::HasValues => td_string!(l, errors.has_values).to_string(),
        FieldError::Separator => td_string!(l, errors.separator).to_string(),
        FieldError::Mismatch => td_string!(l, errors.mismatch).to_string(),
        FieldError::TooWeak => td_string!(l, errors.too_weak).to_string(),
        FieldError::Guessable => td_string!(l, errors.guessable).to_string(),
        FieldError::TooMany { max } => td_string!(l, errors.too_many, max = max.to_string()).to_string(),
        FieldError::TooFew { min } => td_string!(l, errors.too_few, min = min.to_string()).to_string(),
        FieldError::FileTooLarge { .. } => td_string!(l, errors.file_too_large).to_string(),
        FieldError::FileKind => td_string!(l, errors.file_kind).to_string(),
        FieldError::FourColours => td_string!(l, errors.four_colours).to_string(),
        FieldError::RowWithoutEnd { line } => {
            td_string!(l, errors.row_without_end, line = line.to_string()).to_string()
        }
        FieldError::OpenQuote => td_string!(l, errors.open_quote).to_string(),
        FieldError::Unreadable => td_string!(l, errors.unreadable).to_string(),
        FieldError::NotHttps => td_string!(l, errors.not_https).to_string(),
        FieldError::ProviderKey => td_string!(l, errors.provider_key).to_string(),
        FieldError::AddressKept(what) => kept(l, *what).to_owned(),
    }
}

/// What is numbered together.
#[must_use]
pub fn series_name(l: Locale, series: DocumentSeries) -> &'static str {
    match series {
        DocumentSeries::Quote => td_string!(l, documents.quotes_title),
        DocumentSeries::Order => td_string!(l, documents.orders_title),
        DocumentSeries::DeliveryNote => td_string!(l, documents.deliveries_title),
        DocumentSeries::Proforma => td_string!(l, documents.series_proforma),
        DocumentSeries::Invoice => td_string!(l, documents.series_invoices),
        DocumentSeries::CreditNote => td_string!(l, documents.credit_notes_title),
    }
}

/// The words for the failure of a call that sends one value: what is wrong with the value itself, where that is known.
#[must_use]
pub fn value_error(l: Locale, error: &AppError) -> String {
    match error {
        AppError::Invalid(errors) => {
            errors.0.first().map_or_else(|| app_error(l, error), |(_, wrong)| field_error(l, wrong))
        }
        other => app_error(l, other),
    }
}

/// The words for a refusal.
#[must_use]
pub fn refusal(l: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongState => td_string!(l, errors.wrong_state).to_string(),
        Refusal::Deleted => td_string!(l, errors.deleted).to_string(),
        Refusal::CurrencyInUse => td_string!(l, errors.currency_in_use).to_string(),
        Refusal::LastOwner => td_string!(l, errors.last_owner).to_string(),
        Refusal::WrongCredentials => td_string!(l, errors.wrong_credentials).to_string(),
        Refusal::WrongCode => td_string!(l, errors.wrong_code).to_string(),
        Refusal::TooManyUploads => td_string!(l, errors.too_many_uploads).to_owned(),
        Refusal::TooManyAttempts { seconds } => {
            td_string!(l, errors.too_many_attempts, seconds = seconds.to_string()).to_string()
        }
        Refusal::TooManyAccounts { max } => td_string!(l, errors.too_many_accounts, max = max.to_string()).to_string(),
        Refusal::TwoFactorRequired { company } => {
            td_string!(l, errors.two_factor_required, company = company.clone()).to_string()
        }
        Refusal::TwoFactorFirst => td_string!(l, errors.two_factor_first).to_string(),
        Refusal::AlreadySetUp => td_string!(l, errors.already_set_up).to_string(),
        Refusal::WrongSetupCode => td_string!(l, errors.wrong_setup_code).to_string(),
        Refusal::LinkExpired => td_string!(l, errors.link_expired).to_string(),
        Refusal::NotEmpty => td_string!(l, errors.not_empty).to_string(),
        Refusal::TooMany { max } => td_string!(l, errors.limit_reached, max = max.to_string()).to_string(),
        Refusal::InUse => td_string!(l, errors.in_use).to_string(),
        Refusal::ChangedMeanwhile => td_string!(l, errors.changed_meanwhile).to_string(),
        Refusal::ClientInUse => td_string!(l, errors.client_in_use).to_string(),
        Refusal::ContactInUse => td_string!(l, errors.contact_in_use).to_string(),
        Refusal::Circle => td_string!(l, errors.circle).to_string(),
        Refusal::NoAnswer => td_string!(l, errors.no_answer).to_string(),
        Refusal::AddressKept(what) => kept(l, *what).to_owned(),
        Refusal::NothingInIt => td_string!(l, errors.nothing_in_it).to_string(),
        Refusal::NothingLeft => td_string!(l, errors.nothing_left).to_string(),
        Refusal::NoTime => td_string!(l, errors.no_time).to_string(),
        Refusal::NoRate => td_string!(l, errors.no_rate).to_string(),
        Refusal::TimeGone => td_string!(l, errors.time_gone).to_string(),
        Refusal::ExpenseGone => td_string!(l, errors.expense_gone).to_string(),
        Refusal::NoMailServer => td_string!(l, errors.no_mail_server).to_string(),
        Refusal::NotTogether => td_string!(l, errors.not_together).to_string(),
        Refusal::NumberedLater { last_on } => td_string!(l, errors.numbered_later, date = day(*last_on)).to_string(),
        Refusal::NotYet { today } => td_string!(l, errors.not_yet, date = day(*today)).to_string(),
    }
}

/// A day within a sentence.
fn day(date: chrono::NaiveDate) -> String {
    domain::format::date(date, domain::format::DateStyle::Short, formats())
}

/// The words for an address that stays.
fn kept(l: Locale, what: AddressUse) -> &'static str {
    match what {
        AddressUse::Main => td_string!(l, errors.kept_main),
        AddressUse::Billing => td_string!(l, errors.kept_billing),
        AddressUse::Delivery => td_string!(l, errors.kept_delivery),
    }
}

/// The words for a failed call.
#[must_use]
pub fn app_error(l: Locale, error: &AppError) -> String {
    match error {
        AppError::SignedOut => td_string!(l, errors.signed_out).to_string(),
        AppError::Forbidden => td_string!(l, errors.forbidden).to_string(),
        AppError::FactorRequired => td_string!(l, errors.factor_required).to_string(),
        AppError::NotFound => td_string!(l, errors.not_found).to_string(),
        AppError::Invalid(errors) if errors.0.len() == 1 => td_string!(l, errors.summary_one).to_string(),
        AppError::Invalid(errors) => td_string!(l, errors.summary_many, count = errors.0.len().to_string()).to_string(),
        AppError::Refused(why) => refusal(l, why),
        AppError::TooLong => td_string!(l, errors.body_too_long).to_string(),
        AppError::Conflict(_) => td_string!(l, errors.conflict).to_string(),
        AppError::Unwritable => td_string!(l, errors.unwritable).to_string(),
        AppError::Busy => td_string!(l, errors.busy).to_string(),
        AppError::Internal { incident } => td_string!(l, errors.internal, incident = incident.to_string()).to_string(),
        error if offline::is_why(error) => td_string!(l, offline.refused).to_string(),
        AppError::Transport(_) => td_string!(l, errors.transport).to_string(),
    }
}

/// The words for what could not be shown.
#[must_use]
pub fn not_shown(l: Locale, error: &AppError) -> String {
    if offline::is_why(error) { td_string!(l, offline.page_text).to_string() } else { app_error(l, error) }
}

/// The language of the document, before the application's context exists.
#[cfg(feature = "ssr")]
#[must_use]
pub fn document_language() -> &'static str {
    crate::session::visitor().map_or(Language::French, |visitor| visitor.language).as_str()
}

/// The browser never makes the document.
#[cfg(not(feature = "ssr"))]
#[must_use]
pub const fn document_language() -> &'static str {
    ""
}

/// A number as a form stores it, as the form shows it to its reader.
pub fn decimal_typed(stored: &str) -> String {
    domain::format::typed(stored, formats())
}

/// The value of a custom field, as people read it.
pub fn custom_value(l: Locale, value: &CustomValue) -> String {
    let f = formats();
    match value {
        CustomValue::Text(text) => text.clone(),
        CustomValue::Number(number) => decimal(*number, 28, f),
        CustomValue::Date(day) => date(*day, DateStyle::Medium, f),
        CustomValue::Yes => td_string!(l, common.yes).to_owned(),
    }
}

/// The labels of a record's fields, by name, from the words of the same names in a namespace. For the macros that go through the fields:
/// `for_each_client_field!(labels, own_field, clients)` makes a function `own_field` of the language and the name.
#[macro_export]
macro_rules! labels {
    (@$function:ident @$namespace:ident
        $($(#[$doc:meta])* $field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+
    ) => {
        pub(crate) fn $function(l: $crate::words::Locale, name: &str) -> Option<&'static str> {
            match name {
                $(stringify!($field) => Some($crate::words::td_string!(l, $namespace.$field)),)+
                _ => None,
            }
        }
    };
}
