//! What the server tells the browser so that an expense's form can be drawn.

use chrono::NaiveDate;
use domain::expenses::{ExpenseForm, reading};
use domain::field::{FieldValue, RatePer100k};
use domain::ids::{ClientId, ExpenseId};
use domain::listing::StateId;
use domain::lists::{ListItem, ListKind};
use domain::money::Currency;
use domain::products::PriceBasis;
use serde::{Deserialize, Serialize};

/// Everything the form's page asks for, at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormStart {
    /// What it offers.
    pub options: FormOptions,
    /// The expense being edited; nothing for a new one.
    pub editing: Option<Editing>,
}

/// An expense as the form shows it: the name of its supplier stands in it wherever that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// The expense.
    pub id: ExpenseId,
    /// The version that the form was made from.
    pub version: i32,
    /// The state that it is in.
    pub state: StateId,
    /// Its values, as typed.
    pub form: ExpenseForm,
}

/// What a form offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormOptions {
    /// The categories and the means of payment, hidden ones too.
    pub lists: Vec<ListItem>,
    /// What its amount is in.
    pub currency: Currency,
    /// The rate of VAT that new expenses start with.
    pub usual_vat: Option<RatePer100k>,
    /// The day in the company's time zone.
    pub today: NaiveDate,
    /// Its client, with their name.
    pub client: Option<(ClientId, String)>,
}

/// A supplier that is offered while one types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplierOffer {
    /// Which one.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
}

impl FormOptions {
    /// The form of a new expense of this description, which may be empty: of today, with VAT as receipts say it. What is entered for a client
    /// is to be billed to it unless somebody says otherwise.
    pub fn blank(&self, description: &str) -> ExpenseForm {
        let (mut form, reading) = (ExpenseForm::default(), reading(self.currency));
        let fields = &mut form.fields;
        description.clone_into(&mut fields.description);
        fields.date = self.today.written(&reading);
        PriceBasis::Gross.as_str().clone_into(&mut fields.basis);
        fields.vat = self.usual_vat.written(&reading);
        self.currency.as_str().clone_into(&mut fields.currency);
        if let Some((client, _)) = &self.client {
            fields.client = client.to_string();
            "on".clone_into(&mut fields.billable);
        }
        form
    }

    /// The entries of a list that are offered: those in use, and the one held already.
    pub fn entries(&self, kind: ListKind, held: &str) -> Vec<(String, String)> {
        let of_kind = self.lists.iter().filter(|item| item.kind == kind);
        let entries = of_kind.map(|item| (item.hidden, item.id.to_string(), &item.label));
        let offered = entries.filter(|(hidden, id, _)| !hidden || id == held);
        offered.map(|(_, id, label)| (id, label.clone())).collect()
    }

    /// The words for an id that stands in the form.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let entry = self.lists.iter().find(|item| item.id.to_string() == id).map(|item| item.label.clone());
        let client = || self.client.iter().find(|(client, _)| client.to_string() == id).map(|(_, name)| name.clone());
        entry.or_else(client)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_entered_for_a_client_is_to_be_billed_to_it() {
        let client = (ClientId(Uuid::from_u128(1)), "Ateliers Roche".to_owned());
        let options = FormOptions {
            lists: Vec::new(),
            currency: Currency::EUR,
            usual_vat: Some(RatePer100k(5_500)),
            today: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
            client: Some(client.clone()),
        };
        let fields = options.blank("Train").fields;
        assert_eq!((fields.description.as_str(), fields.date.as_str()), ("Train", "2026-03-16"));
        assert_eq!((fields.basis.as_str(), fields.vat.as_str(), fields.billable.as_str()), ("gross", "5.5", "on"));
        assert_eq!((fields.client, options.name_of(&client.0.to_string())), (client.0.to_string(), Some(client.1)));
        let none = FormOptions { client: None, ..options };
        assert_eq!(none.blank("").fields.billable, "");
    }
}
