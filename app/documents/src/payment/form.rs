//! What is a payment's own in its form, and a credit's.

use std::sync::{Arc, OnceLock};

use domain::documents::credit::CreditFields;
use domain::documents::form::reading;
use domain::documents::listing::credits::CREDITS;
use domain::documents::listing::payments::PAYMENTS;
use domain::documents::parts::{PARTS, shared_out};
use domain::documents::payment::{PaymentFields, STATE};
use domain::documents::{CREDIT_FORM, CreditForm, PAYMENT_FORM, PartsForm, PaymentForm};
use domain::error::{FieldError, FieldErrors};
use domain::field::{FieldValue, MinorAmount};
use domain::form::{Change, FormShape, FormText};
use domain::ids::{CreditId, DocumentId, PaymentId};
use domain::listing::Listing;
use domain::money::{Currency, Money};
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::api::{allocate_payment, apply_credit_note, enter_payment};
use super::view::PaymentStart;
use super::wording;
use crate::credit::api::{apply_credit, give_credit};
use engines::form::{Begun, Form, Formed, Saving, ValueNames, change_list, plain};
use engines::listing::acts::announce;
use kit::error::AppError;
use kit::keys::new_key;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{Locale, decimal_typed, td_string, words};

/// What is paid, or where money goes that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purse {
    /// Money that comes in: its amount is typed.
    New {
        /// The invoice that is meant, and what is left to pay of it: as much as goes into that pays it, and no other is chosen.
        only: Option<(DocumentId, i64)>,
    },
    /// What is on account of a payment.
    Payment(PaymentId, Money),
    /// What is left of a credit note.
    CreditNote(DocumentId, Money),
    /// A credit that is given: its amount is typed.
    NewCredit,
    /// What is left of a credit.
    Credit(CreditId, Money),
}

impl Purse {
    /// How much there is, in the smallest unit; nothing while the amount that is typed is none.
    pub fn available(self, form: &FormText, currency: Currency) -> Option<i64> {
        match self {
            Self::New { .. } | Self::NewCredit => {
                MinorAmount::read(form.get("fields.amount"), &reading(currency)).ok().map(|amount| amount.0)
            }
            Self::Payment(_, left) | Self::CreditNote(_, left) | Self::Credit(_, left) => Some(left.minor()),
        }
    }

    /// Whether it is one of a credit.
    pub const fn is_credit(self) -> bool {
        matches!(self, Self::NewCredit | Self::Credit(..))
    }
}

/// What the engine asks of such a form. Nobody saves over another: it only adds.
struct OfPayment {
    l: Locale,
    purse: Purse,
    currency: Currency,
    toasts: ToastStack,
    key: OnceLock<Option<Uuid>>,
}

/// The form of a new payment. `only` is the one invoice that is meant; a payment of several may begin with one of them.
pub fn new_payment(start: &PaymentStart, only: bool, first: Option<(DocumentId, i64)>) -> Form {
    form(Purse::New { only: first.filter(|_| only) }, start.currency, begun(start, "paid_on", first))
}

/// The form of a new credit.
pub fn new_credit(start: &PaymentStart) -> Form {
    form(Purse::NewCredit, start.currency, begun(start, "given_on", None))
}

/// The form that says where money goes that is there already. It proposes the invoices that are meant, and where none of them is open
/// those that have been due for longest.
pub fn parts_of(purse: Purse, start: &PaymentStart, meant: &[DocumentId]) -> Form {
    let (currency, mut text) = (start.currency, FormText::default());
    let is_meant = start.open.iter().any(|invoice| meant.contains(&invoice.id));
    let proposed: Vec<_> = start.open.iter().filter(|invoice| !is_meant || meant.contains(&invoice.id)).collect();
    let available = purse.available(&text, currency).unwrap_or(0);
    let shares = shared_out(available, proposed.iter().map(|invoice| invoice.balance.minor()));
    for (invoice, minor) in proposed.into_iter().zip(shares).filter(|(_, minor)| *minor > 0) {
        text.set(format!("{PARTS}{}", invoice.id), MinorAmount(minor).written(&reading(currency)));
    }
    form(purse, currency, text)
}

fn form(purse: Purse, currency: Currency, text: FormText) -> Form {
    let of = OfPayment { l: words(), purse, currency, toasts: use_toasts(), key: OnceLock::new() };
    Form::new(Arc::new(of), Begun { text, ..Begun::default() })
}

/// What a payment or a credit begins with: today, in the field of that name, and what is left to pay of the first invoice where there is
/// one.
fn begun(start: &PaymentStart, day: &str, first: Option<(DocumentId, i64)>) -> FormText {
    let reading = reading(start.currency);
    let mut text = FormText::default();
    text.set("fields.client", start.client.written(&reading));
    text.set("fields.currency", start.currency.as_str());
    text.set(format!("fields.{day}"), start.today.written(&reading));
    // What is no longer offered could not be chosen.
    let usual = start.usual_method.filter(|usual| start.methods.iter().any(|(method, _)| method == usual));
    if let Some(usual) = usual {
        text.set("fields.method", usual.to_string());
    }
    if let Some((invoice, balance)) = first {
        let amount = MinorAmount(balance).written(&reading);
        text.set(format!("{PARTS}{invoice}"), amount.clone());
        text.set("fields.amount", amount);
    }
    text
}

/// An amount as it stands in an input.
pub fn typed(minor: i64, currency: Currency) -> String {
    if minor == 0 { String::new() } else { decimal_typed(&MinorAmount(minor).written(&reading(currency))) }
}

impl Formed for OfPayment {
    fn listing(&self) -> &'static Listing {
        if self.purse.is_credit() { &CREDITS } else { &PAYMENTS }
    }

    fn shape(&self) -> &'static FormShape {
        if self.purse.is_credit() { &CREDIT_FORM } else { &PAYMENT_FORM }
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        let reading = reading(self.currency);
        match path.strip_prefix("fields.") {
            Some(name) if self.purse.is_credit() => CreditFields::check(name, typed, &reading),
            Some(name) => PaymentFields::check(name, typed, &reading),
            None if path == STATE => Ok(()),
            None => Option::<MinorAmount>::read(typed, &reading).map(drop),
        }
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        match self.purse {
            Purse::New { .. } => PaymentForm::from(form.clone()).parse(self.currency).map(drop),
            Purse::NewCredit => CreditForm::from(form.clone()).parse(self.currency).map(drop),
            Purse::Payment(_, left) | Purse::CreditNote(_, left) | Purse::Credit(_, left) => {
                PartsForm::from(form.clone()).parse(left).map(drop)
            }
        }
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        if self.purse.is_credit() {
            td_string!(self.l, document.credit_not_saved)
        } else {
            td_string!(self.l, document.payment_not_saved)
        }
    }

    fn saved_by(&self, name: String) -> String {
        if self.purse.is_credit() {
            td_string!(self.l, document.credit_saved_by, name = name).to_string()
        } else {
            td_string!(self.l, document.payment_saved_by, name = name).to_string()
        }
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let l = self.l;
        change_list(changes, |path| wording::path(l, path), |_, value| plain(l, value, &names))
    }

    fn value_said(&self, _field: &str, value: &str, names: &ValueNames) -> String {
        plain(self.l, value, names)
    }

    fn as_sent(&self, mut form: FormText) -> FormText {
        if let Purse::New { only: Some((invoice, balance)) } = self.purse {
            let amount = self.purse.available(&form, self.currency).unwrap_or(0);
            let part = MinorAmount(amount.min(balance)).written(&reading(self.currency));
            form.set(format!("{PARTS}{invoice}"), part);
        }
        form
    }

    fn save(&self, _version: i32, form: FormText) -> Saving {
        let (l, purse, toasts) = (self.l, self.purse, self.toasts);
        let key = *self.key.get_or_init(new_key);
        Box::pin(async move {
            let (id, done) = match purse {
                Purse::New { only } => {
                    let form = PaymentForm::from(form);
                    let done = if form.is_pending() {
                        td_string!(l, document.payment_expected)
                    } else {
                        td_string!(l, document.payment_done)
                    };
                    let entered = enter_payment(form, key).await;
                    let id = entered.map_err(|error| if only.is_some() { at_amount(error) } else { error })?;
                    (id.0, done)
                }
                Purse::Payment(id, _) => {
                    allocate_payment(id, form.into()).await?;
                    (id.0, td_string!(l, document.allocated_done))
                }
                Purse::CreditNote(id, _) => {
                    apply_credit_note(id, form.into()).await?;
                    (id.0, td_string!(l, document.applied_done))
                }
                Purse::NewCredit => (give_credit(form.into(), key).await?.0, td_string!(l, document.credit_done)),
                Purse::Credit(id, _) => {
                    apply_credit(id, form.into()).await?;
                    (id.0, td_string!(l, document.credit_applied))
                }
            };
            toasts.good(done);
            for subject in [Subject::Invoice, Subject::CreditNote, Subject::Client] {
                announce(subject);
            }
            Ok(id)
        })
    }
}

/// Where one invoice is meant, what is wrong with its part is told beside the amount: no other input says it.
fn at_amount(error: AppError) -> AppError {
    let AppError::Invalid(FieldErrors(errors)) = error else { return error };
    let at = |path: String| if path.starts_with(PARTS) { "fields.amount".to_owned() } else { path };
    AppError::Invalid(FieldErrors(errors.into_iter().map(|(path, wrong)| (at(path), wrong)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_that_is_there_is_not_typed() {
        let mut text = FormText::default();
        text.set("fields.amount", "1 234,50");
        let (new, eur) = (Purse::New { only: None }, Currency::EUR);
        assert_eq!(new.available(&text, eur), Some(123_450));
        text.set("fields.amount", "beaucoup");
        assert_eq!(new.available(&text, eur), None);
        let left = Money::new(700, eur);
        assert_eq!(Purse::Payment(PaymentId(Uuid::nil()), left).available(&text, eur), Some(700));
        assert_eq!(Purse::CreditNote(DocumentId(Uuid::nil()), left).available(&text, eur), Some(700));
        assert_eq!(Purse::Credit(CreditId(Uuid::nil()), left).available(&text, eur), Some(700));
        text.set("fields.amount", "12");
        assert_eq!(Purse::NewCredit.available(&text, eur), Some(1_200));
    }

    #[test]
    fn what_is_wrong_with_the_only_part_is_told_beside_the_amount() {
        let path = format!("{PARTS}{}", Uuid::nil());
        let wrong = at_amount(AppError::Invalid(FieldErrors::one(path, FieldError::MoreThanLeft)));
        let told = AppError::Invalid(FieldErrors::one("fields.amount", FieldError::MoreThanLeft));
        assert_eq!((wrong, at_amount(AppError::Busy)), (told, AppError::Busy));
    }

    #[test]
    fn nothing_is_an_empty_input() {
        assert_eq!((typed(0, Currency::EUR), typed(123_450, Currency::EUR)), (String::new(), "1\u{202f}234,50".into()));
    }
}
