//! What the server tells the browser so that a product's form can be drawn.

use domain::custom_fields::CustomField;
use domain::field::{FieldValue, RatePer100k};
use domain::form::FormText;
use domain::ids::ProductId;
use domain::listing::StateId;
use domain::lists::{ListItem, ListKind};
use domain::money::Currency;
use domain::products::{PriceBasis, ProductForm, ProductKind, ProductRules};
use serde::{Deserialize, Serialize};

/// Everything the form's page asks for, at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormStart {
    /// What it offers.
    pub options: FormOptions,
    /// The product being edited; nothing for a new one.
    pub editing: Option<Editing>,
}

/// A product as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// The product.
    pub id: ProductId,
    /// The version that the form was made from.
    pub version: i32,
    /// The state that it is in.
    pub state: StateId,
    /// Its values, as typed.
    pub form: ProductForm,
}

/// What a form offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormOptions {
    /// The categories and the price lists, hidden ones too.
    pub lists: Vec<ListItem>,
    /// The company's custom fields of products.
    pub custom_fields: Vec<CustomField>,
    /// What new products' amounts are in.
    pub currency: Currency,
    /// The reference of a new product that brings none; nothing where none is given.
    pub next_reference: Option<String>,
    /// The rate of VAT that new products start with.
    pub usual_vat: Option<RatePer100k>,
}

impl FormOptions {
    /// What the browser checks the form against: the same rules as the server's.
    pub fn rules(&self) -> ProductRules {
        let (currency, usual_vat) = (self.currency, self.usual_vat);
        ProductRules { currency, usual_vat, custom_fields: self.custom_fields.clone() }
    }

    /// The form of a new product of this name, which may be empty.
    pub fn blank(&self, name: &str) -> ProductForm {
        let mut form = ProductForm::default();
        form.fields.vat = self.usual_vat.written(&form.reading(&self.rules()));
        name.clone_into(&mut form.fields.name);
        ProductKind::default().as_str().clone_into(&mut form.fields.kind);
        PriceBasis::default().as_str().clone_into(&mut form.fields.price_basis);
        form
    }

    /// The categories that are offered: those in use, and the one held already.
    pub fn categories(&self, held: &str) -> Vec<(String, String)> {
        self.offered(ListKind::ProductCategory, |id| id == held)
    }

    /// The price lists that a price may be given for: those in use, and those that have one already.
    pub fn price_lists(&self, form: &FormText) -> Vec<(String, String)> {
        self.offered(ListKind::PriceCategory, |id| !form.get(&format!("prices.{id}")).is_empty())
    }

    fn offered(&self, kind: ListKind, is_held: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let of_kind = self.lists.iter().filter(|item| item.kind == kind);
        let entries = of_kind.map(|item| (item.hidden, item.id.to_string(), &item.label));
        let offered = entries.filter(|(hidden, id, _)| !hidden || is_held(id));
        offered.map(|(_, id, label)| (id, label.clone())).collect()
    }

    /// The words for the id of an entry.
    pub fn name_of(&self, id: &str) -> Option<String> {
        self.lists.iter().find(|item| item.id.to_string() == id).map(|item| item.label.clone())
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::ListItemId;
    use uuid::Uuid;

    use super::*;

    fn options(lists: Vec<ListItem>) -> FormOptions {
        let usual_vat = Some(RatePer100k(5_500));
        FormOptions { lists, custom_fields: Vec::new(), currency: Currency::EUR, usual_vat, next_reference: None }
    }

    #[test]
    fn a_new_product_starts_with_the_usual_rate() {
        let mut options = options(Vec::new());
        assert_eq!(options.blank("Chaise").fields.vat, "5.5");
        options.usual_vat = None;
        assert_eq!(options.blank("").fields.vat, "");
    }

    #[test]
    fn what_is_hidden_is_offered_where_it_is_held() {
        let item = |id, kind, hidden| ListItem {
            id: ListItemId(Uuid::from_u128(id)),
            kind,
            label: format!("n° {id}"),
            days: None,
            end_of_month: false,
            days_after: None,
            instalments: None,
            hidden,
            uses: 0,
        };
        let (category, list) = (ListKind::ProductCategory, ListKind::PriceCategory);
        let lists = vec![item(1, category, false), item(2, category, true), item(3, list, false), item(4, list, true)];
        let options = options(lists);
        let hidden = Uuid::from_u128(2).to_string();
        assert_eq!((options.categories("").len(), options.categories(&hidden).len()), (1, 2));
        let mut form = FormText::default();
        assert_eq!(options.price_lists(&form).len(), 1);
        form.set(format!("prices.{}", Uuid::from_u128(4)), "7");
        assert_eq!(options.price_lists(&form).len(), 2);
    }
}
