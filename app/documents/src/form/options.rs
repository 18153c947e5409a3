//! What the server tells the browser so that a document can be written.

use domain::billing::due::Sale;
use domain::billing::kind::DocumentKind;
use domain::billing::lines::Extent;
use domain::billing::recurrence::Unit;
use domain::billing::totals::Deducted;
use domain::clients::ClientKind;
use domain::documents::form::{LINES, reading};
use domain::documents::repeat::{Billed, Leaves};
use domain::documents::{Discount, DocumentFields, DocumentForm, DocumentRules, LineForm, LineKind};
use domain::field::FieldValue;
use domain::geo::Country;
use domain::ids::{AddressId, ClientId, DocumentId};
use domain::products::ProductKind;
use serde::{Deserialize, Serialize};

/// Everything the editor asks for, at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormStart {
    /// What the document is written by.
    pub ruled: Ruled,
    /// Whether costs are told, and what is earned.
    pub sees_margins: bool,
    /// The document being edited; nothing for a new one.
    pub editing: Option<Editing>,
}

/// A document as the editor shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Editing {
    /// The document.
    pub id: DocumentId,
    /// The version that the form was made from.
    pub version: i32,
    /// Its values, as typed.
    pub form: DocumentForm,
    /// What was invoiced before, and is deducted.
    pub deducted: Deducted,
    /// Whether it sums up several deliveries: the law gives less time to pay those.
    pub is_periodic: bool,
}

/// What follows from the client, and where it is delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ruled {
    /// What the form is read by.
    pub rules: DocumentRules,
    /// Where the company is established: whose law says how long one may wait to be paid.
    pub seller: Country,
    /// What the client is.
    pub client: Option<ClientKind>,
}

impl Ruled {
    /// The client that this follows from.
    pub fn client_id(&self) -> Option<ClientId> {
        self.rules.buyer.as_ref().map(|buyer| buyer.client)
    }

    /// The sale, as far as the law asks that says when it is paid; for what is owed.
    pub fn sale(&self, is_periodic: bool) -> Option<Sale> {
        let client = self.client.filter(|_| self.rules.kind.is_owed())?;
        Some(Sale { seller: self.seller, client, is_periodic })
    }

    /// The form of a new document.
    pub fn blank(&self) -> DocumentForm {
        let mut form = DocumentForm::default();
        let basis = self.rules.buyer.as_ref().map(|buyer| buyer.price_basis).unwrap_or_default();
        basis.as_str().clone_into(&mut form.fields.price_basis);
        form.fields.discount =
            self.usual_discount().map(|usual| usual.written(&reading(self.rules.currency()))).unwrap_or_default();
        self.rules.usual_carrier().unwrap_or_default().clone_into(&mut form.fields.carrier);
        if let Some(client) = self.client_id() {
            form.fields.client = client.to_string();
        }
        if self.rules.kind == DocumentKind::Recurring {
            self.monthly(&mut form.fields);
        }
        form.lines.push(blank_line(LineKind::Item, ProductKind::default()));
        form
    }

    /// What the client is always given (A12.1).
    pub fn usual_discount(&self) -> Option<Discount> {
        self.rules.buyer.as_ref()?.discount.map(|rate| Discount(Extent::Percent(rate)))
    }

    /// What a template begins with: every month, from today on.
    fn monthly(&self, fields: &mut DocumentFields) {
        "1".clone_into(&mut fields.repeat_every);
        Unit::Months.as_str().clone_into(&mut fields.repeat_unit);
        fields.repeat_from = self.rules.today.to_string();
        Leaves::default().as_str().clone_into(&mut fields.repeat_leaves);
        Billed::default().as_str().clone_into(&mut fields.repeat_period);
    }

    /// The terms that are offered: those in use, and the ones held already.
    pub fn terms(&self, held: &str) -> Vec<(String, String)> {
        let terms = self.rules.terms.iter().map(|item| (item.hidden, item.id.to_string(), &item.label));
        let offered = terms.filter(|(is_hidden, id, _)| !is_hidden || id == held);
        offered.map(|(_, id, label)| (id, label.clone())).collect()
    }

    /// What the terms are called that hold unless others are chosen.
    pub fn usual_terms(&self) -> Option<&str> {
        let client = self.rules.buyer.as_ref().and_then(|buyer| buyer.payment_terms);
        let usual = client.or(self.rules.usual_terms)?;
        self.rules.terms.iter().find(|item| item.id == usual).map(|item| item.label.as_str())
    }

    /// The words for an id that stands in the form.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let terms = self.rules.terms.iter().find(|item| item.id.to_string() == id).map(|item| item.label.clone());
        terms.or_else(|| {
            let buyer = self.rules.buyer.as_ref()?;
            let address = buyer.addresses.iter().find(|address| address.id.to_string() == id);
            let client = || (buyer.client.to_string() == id).then(|| buyer.name.clone());
            address.map(|address| address.label.clone()).or_else(client)
        })
    }

    /// Whether goods and services bear other taxes, so that one is to say which of them a line is.
    pub fn tells_goods_from_services(&self) -> bool {
        self.rules.buyer.as_ref().is_some_and(|buyer| buyer.goods.charge != buyer.services.charge)
    }
}

/// A line in which nothing is typed yet.
pub fn blank_line(kind: LineKind, nature: ProductKind) -> LineForm {
    let quantity = if kind == LineKind::Item { "1" } else { "" };
    LineForm {
        kind: kind.as_str().to_owned(),
        nature: nature.as_str().to_owned(),
        quantity: quantity.to_owned(),
        ..LineForm::default()
    }
}

/// The path of a value of a line, by the line's number.
pub fn line_path(row: u32, name: &str) -> String {
    format!("{LINES}[{row}].{name}")
}

/// A client, and where goods go: what rules are asked for.
pub type Whom = (Option<ClientId>, Option<AddressId>);

#[cfg(test)]
mod tests {
    use domain::ids::ListItemId;
    use domain::lists::{ListItem, ListKind};
    use domain::money::Currency;
    use uuid::Uuid;

    use super::*;

    fn ruled(kind: DocumentKind) -> Ruled {
        let item = |id, hidden| ListItem {
            id: ListItemId(Uuid::from_u128(id)),
            kind: ListKind::PaymentTerms,
            label: format!("n° {id}"),
            days: Some(30),
            end_of_month: false,
            days_after: None,
            instalments: None,
            hidden,
            uses: 0,
        };
        let rules = DocumentRules {
            kind,
            company_currency: Currency::EUR,
            usual_vat: None,
            usual_terms: Some(ListItemId(Uuid::from_u128(2))),
            terms: vec![item(1, false), item(2, true)],
            shipping_minor: None,
            quote_days: 30,
            today: chrono::NaiveDate::default(),
            distance_sold: None,
            buyer: None,
        };
        Ruled { rules, seller: Country::FRANCE, client: Some(ClientKind::Company) }
    }

    #[test]
    fn a_new_document_has_a_line_in_which_nothing_is_typed() {
        let form = ruled(DocumentKind::Invoice).blank();
        assert!(form.lines.len() == 1 && form.lines[0].is_blank());
        assert_eq!((form.fields.price_basis.as_str(), form.fields.client.as_str()), ("net", ""));
    }

    #[test]
    fn a_template_begins_with_every_month() {
        let fields = ruled(DocumentKind::Recurring).blank().fields;
        let said = [&fields.repeat_every, &fields.repeat_unit, &fields.repeat_from, &fields.repeat_leaves];
        assert_eq!(said, ["1", "months", "1970-01-01", "issued"]);
        assert!(ruled(DocumentKind::Invoice).blank().fields.repeat_every.is_empty());
    }

    #[test]
    fn hidden_terms_are_offered_where_they_are_held_and_named_where_they_are_usual() {
        let ruled = ruled(DocumentKind::Invoice);
        assert_eq!((ruled.terms("").len(), ruled.terms(&Uuid::from_u128(2).to_string()).len()), (1, 2));
        assert_eq!(ruled.usual_terms(), Some("n° 2"));
        assert_eq!(ruled.name_of(&Uuid::from_u128(1).to_string()).as_deref(), Some("n° 1"));
    }

    #[test]
    fn the_law_of_delays_asks_of_what_is_owed() {
        assert!(ruled(DocumentKind::Invoice).sale(false).is_some_and(Sale::is_capped));
        assert_eq!(ruled(DocumentKind::Quote).sale(false), None);
    }
}
