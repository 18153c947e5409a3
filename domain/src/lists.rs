//! The lists that users edit in the settings.

mod meant;
mod terms;

use serde::{Deserialize, Serialize};

use crate::billing::due::{Schedule, Terms};
use crate::clients::tags::SEPARATORS;
use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading, choices};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::ids::ListItemId;
use crate::money::Currency;
use crate::subject::Subject;
use crate::text::{Text, is_blank};

pub use meant::alike;
pub(crate) use meant::is_civility;
pub(crate) use terms::{AT_ONCE, at_end_of_month};
pub use terms::{are_plain_terms, terms_of};

choices! {
    /// Which list.
    ListKind {
        /// F « type de société ».
        #[default]
        ClientType = "client_type",
        /// L « catégorie ».
        Category = "category",
        /// L « origine ».
        Origin = "origin",
        /// C S « secteur d'activité ».
        Industry = "industry",
        /// C S « effectif ».
        Size = "size",
        /// C F S L « conditions de paiement », with days.
        PaymentTerms = "payment_terms",
        /// S « catégorie tarifaire »: the price lists, which clients are given and products have prices in.
        PriceCategory = "price_category",
        /// F « source » of a contact.
        ContactSource = "contact_source",
        /// F S « civilité » of a contact.
        Civility = "civility",
        /// What clients are marked with, several each.
        Tag = "tag",
        /// What products are sorted into.
        ProductCategory = "product_category",
        /// How clients pay.
        PaymentMethod = "payment_method",
        /// What expenses are sorted into.
        ExpenseCategory = "expense_category",
    }
}

impl ListKind {
    /// What the list is chosen for: a subject's records name its entries.
    #[must_use]
    pub const fn subject(self) -> Subject {
        match self {
            Self::ClientType
            | Self::Category
            | Self::Origin
            | Self::Industry
            | Self::Size
            | Self::PaymentTerms
            | Self::PriceCategory
            | Self::Tag => Subject::Client,
            Self::ContactSource | Self::Civility => Subject::Contact,
            Self::ProductCategory => Subject::Product,
            Self::PaymentMethod => Subject::Payment,
            Self::ExpenseCategory => Subject::Expense,
        }
    }
}

/// The most entries a list holds; beyond, a list is no longer chosen from.
pub const MAX_LIST_ITEMS: u32 = 500;

/// The most days that payment terms give; longer is a mistake of the hand (Code de commerce, art. L441-10: 60).
pub const MAX_DAYS: u16 = 365;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// Its id.
    pub id: ListItemId,
    /// Its list.
    pub kind: ListKind,
    /// What is shown, in the company's own words.
    pub label: String,
    /// For payment terms: days after the invoice's date (A3.8, `Net 30`).
    pub days: Option<u16>,
    /// For payment terms: then the end of that month.
    pub end_of_month: bool,
    /// For payment terms: so many days behind that end, « fin de mois + 45 jours »; none for the end itself.
    pub days_after: Option<u16>,
    /// For payment terms: the parts that an invoice is paid in, each by its own terms, in the place of all that.
    pub instalments: Option<Schedule>,
    /// No longer offered, kept where it is used.
    pub hidden: bool,
    /// How many records use it; an entry in use is hidden rather than removed.
    pub uses: u64,
}

/// An entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListItemForm {
    /// What is shown.
    pub label: String,
    /// For payment terms: days.
    pub days: String,
    /// For payment terms: then the end of the month.
    pub end_of_month: String,
    /// For payment terms: days behind the end of the month; blank for the end itself.
    pub days_after: String,
    /// For payment terms: the parts that an invoice is paid in, as [`InstalmentRow`](crate::documents::InstalmentRow) writes them; blank for
    /// one that is paid at once.
    pub instalments: String,
}

/// An entry that was read without an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewListItem {
    /// Its list.
    pub kind: ListKind,
    /// What is shown.
    pub label: Text<80>,
    /// For payment terms: days.
    pub days: Option<u16>,
    /// For payment terms: then the end of the month.
    pub end_of_month: bool,
    /// For payment terms: days behind the end of the month; none for the end itself.
    pub days_after: Option<u16>,
    /// For payment terms: the parts that an invoice is paid in.
    pub instalments: Option<Schedule>,
}

/// What parts are read against: no amount stands in them, so that any currency will do.
fn reading() -> Reading {
    Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() }
}

impl ListItemForm {
    /// The inputs that show an entry.
    #[must_use]
    pub fn of(item: &ListItem) -> Self {
        Self {
            label: item.label.clone(),
            days: item.days.map(|days| days.to_string()).unwrap_or_default(),
            end_of_month: if item.end_of_month { "on".into() } else { String::new() },
            days_after: item.days_after.map(|days| days.to_string()).unwrap_or_default(),
            instalments: item.instalments.as_ref().map(|parts| parts.written(&reading())).unwrap_or_default(),
        }
    }

    /// Every value checked, or every error.
    pub fn parse(&self, kind: ListKind) -> Result<NewListItem, FieldErrors> {
        let mut errors = FieldErrors::default();
        let label = errors.keep("label", label(kind, &self.label));
        if kind == ListKind::PaymentTerms && !is_blank(&self.instalments) {
            let parts = errors.keep("instalments", self.parts());
            return match (label, parts) {
                (Some(label), Some(parts)) => Ok(NewListItem::in_parts(label, parts)),
                _ => Err(errors),
            };
        }
        let terms = if kind == ListKind::PaymentTerms { self.terms(&mut errors).map(Some) } else { Some(None) };
        match (label, terms) {
            (Some(label), Some(terms)) => Ok(NewListItem::with_terms(kind, label, terms)),
            _ => Err(errors),
        }
    }

    /// The parts that an invoice is paid in: shares of it, each after so many days, since they are to hold for any invoice.
    fn parts(&self) -> Result<Schedule, FieldError> {
        let parts = Schedule::read(&self.instalments, &reading())?;
        if parts.fits_any() { Ok(parts) } else { Err(FieldError::NotTheWhole) }
    }

    /// When payment is due. Days behind the end of a month are not asked for, nor read, where no month's end is meant.
    fn terms(&self, errors: &mut FieldErrors) -> Option<Terms> {
        let before = errors.keep("days", days(&self.days));
        if self.end_of_month.is_empty() {
            return errors.keep("days", Terms::net(before?));
        }
        let is_blank = self.days_after.trim().is_empty();
        let after = if is_blank { Some(0) } else { errors.keep("days_after", days(&self.days_after)) };
        errors.keep("days", Terms::new(before?, Some(after?)))
    }
}

/// What is shown, checked. Tags are written behind one another in one line, so that none has in it what stands between them.
fn label(kind: ListKind, typed: &str) -> Result<Text<80>, FieldError> {
    let is_apart = kind == ListKind::Tag && typed.contains(SEPARATORS);
    if is_apart { Err(FieldError::Separator) } else { Text::parse(typed) }
}

fn days(typed: &str) -> Result<u16, FieldError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(FieldError::Required);
    }
    let days: i64 = typed.parse().map_err(|_| FieldError::NotANumber)?;
    let outside = FieldError::OutOfRange { min: 0, max: MAX_DAYS.into() };
    u16::try_from(days).ok().filter(|days| *days <= MAX_DAYS).ok_or(outside)
}

impl NewListItem {
    /// An entry that was removed, as it was; what came from a browser is checked again.
    pub fn again(item: &ListItem) -> Result<Self, FieldErrors> {
        if item.days.is_some() || item.instalments.is_some() {
            return ListItemForm::of(item).parse(item.kind);
        }
        let label = label(item.kind, &item.label).map_err(|error| FieldErrors::one("label", error))?;
        Ok(Self::with_terms(item.kind, label, None))
    }

    /// An entry as another program's export names it. Payment terms are read from their words, as [`terms_of`] does; what says nothing of
    /// days leaves them open.
    pub fn named(kind: ListKind, label: &str) -> Result<Self, FieldError> {
        let label = self::label(kind, label)?;
        if kind != ListKind::PaymentTerms {
            return Ok(Self::with_terms(kind, label, None));
        }
        let terms = terms_of(label.as_str());
        Ok(Self::with_terms(kind, label, terms))
    }

    /// An entry that says when payment is due, or leaves it open.
    fn with_terms(kind: ListKind, label: Text<80>, terms: Option<Terms>) -> Self {
        let after = terms.and_then(Terms::days_after);
        let (days, days_after) = (terms.map(Terms::days), after.filter(|days| *days > 0));
        Self { kind, label, days, end_of_month: after.is_some(), days_after, instalments: None }
    }

    /// Payment terms by which an invoice is paid in parts.
    fn in_parts(label: Text<80>, parts: Schedule) -> Self {
        Self { instalments: Some(parts), ..Self::with_terms(ListKind::PaymentTerms, label, None) }
    }
}

#[cfg(test)]
mod tests;
