//! What of a product is changed on its page, line by line.

use std::collections::BTreeMap;

use domain::custom_fields::label_of;
use domain::field::{FieldValue, Reading};
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::lists::ListKind;
use domain::products::ProductKind;
use domain::subject::Subject;

use super::api::ProductView;
use crate::face::FACE;
use crate::form::api::set_product_field;
use crate::wording;
use engines::lines;
use engines::record::api::Offered;
use engines::record::{Change, Changing, InPlace, Lines, offered, offering};
use kit::words::words;

/// What of a product may be changed in place by whoever looks.
pub fn of(view: &ProductView) -> Option<InPlace> {
    let (product, l) = (&view.product, words());
    if !product.state.editable() || !FACE.may_edit() {
        return None;
    }
    // No field is read by country.
    let reading = Reading { country: Country::FRANCE, currency: product.data.currency, phone: PhoneRules::shape() };
    let own = lines!(product.data, reading; reference, unit, barcode, accounting_account, price, vat, cost);
    let prices = product.prices.iter().map(|(list, price)| (list.to_string(), price.written(&reading))).collect();
    let lines = Lines::default().fields(own, &BTreeMap::new()).amounts("prices", prices);
    let lines = lines.own(&view.custom_fields, &product.custom);
    let lines = lines.chosen(lines!(product.data, reading; kind, category));
    let (id, custom, lists) = (product.id, view.custom_fields.clone(), view.names.clone());
    let label = move |path: &str| wording::path(l, path, |id| label_of(&custom, id), |id| lists.get(id).cloned());
    let save = move |Change { version, path, typed }: Change| -> Changing {
        Box::pin(set_product_field(id, version, path, typed))
    };
    let (names, category) = (view.names.clone(), Offered::List(ListKind::ProductCategory));
    let offer = move |name: String, held: String| {
        if name == "category" {
            offering(Subject::Product, category, held, &names)
        } else {
            let kind = |kind: &ProductKind| (kind.as_str().to_owned(), wording::kind(l, *kind).to_owned());
            offered(ProductKind::ALL.iter().map(kind).collect())
        }
    };
    Some(InPlace::new(&FACE, (id.0, product.version), lines, label, save).choosing(offer))
}
