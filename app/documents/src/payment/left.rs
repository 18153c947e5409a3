//! What is left of money while it is shared out.

use domain::documents::form::reading;
use domain::documents::parts::PARTS;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::ids::DocumentId;
use domain::money::Currency;
use leptos::prelude::*;

use super::form::Purse;
use engines::form::Form;

/// What is left, as far as what is typed can be read.
#[derive(Clone, Copy)]
pub struct Left {
    // In a place of its own: a handle that is passed everywhere is to be small.
    form: StoredValue<Form>,
    purse: Purse,
    currency: Currency,
    minor: RwSignal<Option<i64>>,
}

impl Left {
    /// Of a form, before anything is typed.
    pub fn new(form: Form, purse: Purse, currency: Currency) -> Self {
        let first = form.start(|start| of(start, purse, currency));
        Self { form: StoredValue::new(form), purse, currency, minor: RwSignal::new(first) }
    }

    /// Reads what is typed now.
    pub fn look(self) {
        if let Some(text) = self.form.try_get_value().and_then(Form::gathered) {
            self.minor.try_set(of(&text, self.purse, self.currency));
        }
    }

    /// In the smallest unit, below zero where more is shared out than there is; nothing while no amount is typed.
    pub fn minor(self) -> Option<i64> {
        self.minor.get()
    }
}

/// What is left of the money in a form.
fn of(text: &FormText, purse: Purse, currency: Currency) -> Option<i64> {
    let available = purse.available(text, currency)?;
    if let Purse::New { only: Some((_, balance)) } = purse {
        return Some((available - balance).max(0));
    }
    let reading = reading(currency);
    let part = |(_, typed): (&str, &str)| MinorAmount::read(typed, &reading).map_or(0, |amount| amount.0);
    let parts = text.under(PARTS).filter(|(invoice, _)| invoice.parse::<DocumentId>().is_ok()).map(part);
    Some(parts.fold(available, i64::saturating_sub))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_typed_is_taken_off_as_far_as_it_can_be_read() {
        let invoice = |id: u128| DocumentId(Uuid::from_u128(id));
        let mut text = FormText::default();
        text.set("fields.amount", "100");
        text.set(format!("{PARTS}{}", invoice(1)), "60,50");
        text.set(format!("{PARTS}{}", invoice(2)), "x");
        let left = |text: &FormText, only| of(text, Purse::New { only }, Currency::EUR);
        assert_eq!(left(&text, None), Some(3_950));
        text.set(format!("{PARTS}{}", invoice(3)), "50");
        assert_eq!(left(&text, None), Some(-1_050), "more than there is");
        assert_eq!(left(&text, Some((invoice(1), 8_000))), Some(2_000), "what the invoice does not take");
        text.set("fields.amount", "");
        assert_eq!(left(&text, None), None);
    }
}
