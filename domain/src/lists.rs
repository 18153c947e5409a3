//! The lists that users edit in the settings.

mod terms;

use serde::{Deserialize, Serialize};

use crate::clients::tags::SEPARATORS;
use crate::error::{FieldError, FieldErrors};
use crate::field::choices;
use crate::ids::ListItemId;
use crate::subject::Subject;
use crate::text::Text;

pub(crate) use terms::{AT_ONCE, END_OF_MONTH};
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
}

impl ListItemForm {
    /// The inputs that show an entry.
    #[must_use]
    pub fn of(item: &ListItem) -> Self {
        Self {
            label: item.label.clone(),
            days: item.days.map(|days| days.to_string()).unwrap_or_default(),
            end_of_month: if item.end_of_month { "on".into() } else { String::new() },
        }
    }

    /// Every value checked, or every error.
    pub fn parse(&self, kind: ListKind) -> Result<NewListItem, FieldErrors> {
        let mut errors = FieldErrors::default();
        let label = errors.keep("label", label(kind, &self.label));
        let days =
            if kind == ListKind::PaymentTerms { errors.keep("days", days(&self.days)).map(Some) } else { Some(None) };
        match (label, days) {
            (Some(label), Some(days)) => {
                Ok(NewListItem { kind, label, days, end_of_month: days.is_some() && !self.end_of_month.is_empty() })
            }
            _ => Err(errors),
        }
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
        if item.days.is_some() {
            return ListItemForm::of(item).parse(item.kind);
        }
        let label = label(item.kind, &item.label).map_err(|error| FieldErrors::one("label", error))?;
        Ok(Self { kind: item.kind, label, days: None, end_of_month: false })
    }

    /// An entry as another program's export names it. Payment terms are read from their words: « 45 jours fin de mois » is 45 days,
    /// then the end of that month. Words without a number that say « at once » are 0 days; others leave the days open.
    pub fn named(kind: ListKind, label: &str) -> Result<Self, FieldError> {
        let label = self::label(kind, label)?;
        if kind != ListKind::PaymentTerms {
            return Ok(Self { kind, label, days: None, end_of_month: false });
        }
        let (days, end_of_month) = terms_of(label.as_str());
        Ok(Self { kind, label, days, end_of_month })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(label: &str, days: &str, end_of_month: &str) -> ListItemForm {
        ListItemForm { label: label.into(), days: days.into(), end_of_month: end_of_month.into() }
    }

    #[test]
    fn days_are_asked_of_payment_terms_alone() {
        let category = form(" Grands comptes ", "30", "on").parse(ListKind::Category).unwrap();
        assert_eq!((category.label.as_str(), category.days, category.end_of_month), ("Grands comptes", None, false));
        let terms = form("45 jours fin de mois", " 45 ", "on").parse(ListKind::PaymentTerms).unwrap();
        assert_eq!((terms.days, terms.end_of_month), (Some(45), true));
        let errors = form("", "", "").parse(ListKind::PaymentTerms).unwrap_err();
        assert_eq!(errors.at("label"), Some(&FieldError::Required));
        assert_eq!(errors.at("days"), Some(&FieldError::Required));
        let errors = form("Net", "trente", "").parse(ListKind::PaymentTerms).unwrap_err();
        assert_eq!(errors.at("days"), Some(&FieldError::NotANumber));
        for wrong in ["-1", "366", "99999999"] {
            let errors = form("Net", wrong, "").parse(ListKind::PaymentTerms).unwrap_err();
            assert_eq!(errors.at("days"), Some(&FieldError::OutOfRange { min: 0, max: 365 }), "{wrong}");
        }
    }

    #[test]
    fn a_form_shows_the_entry_it_was_made_from() {
        let item = ListItem {
            id: ListItemId(uuid::Uuid::nil()),
            kind: ListKind::PaymentTerms,
            label: "30 jours fin de mois".into(),
            days: Some(30),
            end_of_month: true,
            hidden: false,
            uses: 0,
        };
        let read = ListItemForm::of(&item).parse(item.kind).unwrap();
        assert_eq!((read.label.as_str(), read.days, read.end_of_month), ("30 jours fin de mois", Some(30), true));
        assert_eq!(NewListItem::again(&item), Ok(read));
        let open = ListItem { days: None, ..item.clone() };
        assert_eq!(NewListItem::again(&open).unwrap().days, None);
        assert!(NewListItem::again(&ListItem { days: Some(u16::MAX), ..item }).is_err());
    }

    #[test]
    fn payment_terms_are_read_from_their_words() {
        let cases = [
            ("30 jours", Some(30), false),
            ("Net 45", Some(45), false),
            ("45 jours Fin de mois", Some(45), true),
            ("60 FDM", Some(60), true),
            ("À réception", Some(0), false),
            ("Due on receipt", Some(0), false),
            ("30 j net", Some(30), false),
            ("30j FDM", Some(30), true),
            ("2/10 net 30 days", Some(30), false),
            ("30 % à la commande, solde à 60 jours", Some(60), false),
            ("Selon contrat", None, false),
            ("Contrat 20260042", None, false),
        ];
        for (label, days, end_of_month) in cases {
            let terms = NewListItem::named(ListKind::PaymentTerms, label).unwrap();
            assert_eq!((terms.days, terms.end_of_month), (days, end_of_month), "{label}");
        }
        assert_eq!(NewListItem::named(ListKind::Category, "Net 30").unwrap().days, None);
        assert_eq!(NewListItem::named(ListKind::Category, " "), Err(FieldError::Required));
    }

    #[test]
    fn a_tag_has_nothing_in_it_that_stands_between_tags() {
        for label in ["VIP, Presse", "VIP;", "A|B"] {
            let wrong = Some(&FieldError::Separator);
            assert_eq!(form(label, "", "").parse(ListKind::Tag).unwrap_err().at("label"), wrong, "{label}");
            assert_eq!(NewListItem::named(ListKind::Tag, label).as_ref().err(), wrong, "{label}");
            assert!(form(label, "", "").parse(ListKind::Category).is_ok());
        }
        assert!(form("À relancer", "", "").parse(ListKind::Tag).is_ok());
    }
}
