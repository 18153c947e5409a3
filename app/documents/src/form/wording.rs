//! The words for what a document holds while it is written: titles, labels, and what changed.

use domain::billing::kind::DocumentKind;
use domain::documents::{ChosenCharge, LineKind};
use domain::form::{Change, in_row};
use domain::products::{PriceBasis, ProductKind};
use leptos::prelude::AnyView;

use crate::parts;
use crate::record::repeat::said;
use engines::form::{ValueNames, change_list, plain};
use kit::labels;
use kit::taxes::mention;
use kit::words::{Locale, decimal_typed, td_string, words};

/// What a new document is called.
pub fn new_title(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => td_string!(l, editor.new_quote),
        DocumentKind::Order => td_string!(l, editor.new_order),
        DocumentKind::DeliveryNote => td_string!(l, editor.new_delivery_note),
        DocumentKind::Proforma => td_string!(l, editor.new_proforma),
        DocumentKind::Invoice => td_string!(l, editor.new_invoice),
        DocumentKind::Recurring => td_string!(l, editor.new_recurring),
        DocumentKind::DownPayment => td_string!(l, editor.new_down_payment),
        DocumentKind::CreditNote => td_string!(l, editor.new_credit_note),
    }
}

/// What a document that exists is called while it is changed.
pub fn edit_title(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => td_string!(l, editor.edit_quote),
        DocumentKind::Order => td_string!(l, editor.edit_order),
        DocumentKind::DeliveryNote => td_string!(l, editor.edit_delivery_note),
        DocumentKind::Proforma => td_string!(l, editor.edit_proforma),
        DocumentKind::Invoice => td_string!(l, editor.edit_invoice),
        DocumentKind::Recurring => td_string!(l, editor.edit_recurring),
        DocumentKind::DownPayment => td_string!(l, editor.edit_down_payment),
        DocumentKind::CreditNote => td_string!(l, editor.edit_credit_note),
    }
}

/// What the list is called that documents of a kind stand in.
pub fn list_title(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote | DocumentKind::Proforma => td_string!(l, editor.list_quotes),
        DocumentKind::Order => td_string!(l, editor.list_orders),
        DocumentKind::DeliveryNote => td_string!(l, editor.list_deliveries),
        DocumentKind::Invoice | DocumentKind::DownPayment => td_string!(l, editor.list_invoices),
        DocumentKind::Recurring => td_string!(l, editor.list_recurring),
        DocumentKind::CreditNote => td_string!(l, editor.list_credit_notes),
    }
}

domain::for_each_document_field!(labels, field, editor);

/// The label of a line's field.
pub fn line_field(l: Locale, name: &str) -> &'static str {
    match name {
        "quantity" => td_string!(l, editor.line_quantity),
        "unit" => td_string!(l, editor.line_unit),
        "price" => td_string!(l, editor.line_price),
        "discount" => td_string!(l, editor.line_discount),
        "vat" => td_string!(l, editor.line_vat),
        "cost" => td_string!(l, editor.line_cost),
        "nature" => td_string!(l, editor.line_nature),
        "optional" => td_string!(l, editor.line_optional),
        "expense" => td_string!(l, editor.line_expense),
        _ => td_string!(l, editor.line_description),
    }
}

/// What a line's words are.
pub fn line_words(l: Locale, kind: LineKind) -> &'static str {
    match kind {
        LineKind::Item => td_string!(l, editor.line_description),
        LineKind::Section => td_string!(l, editor.line_section),
        LineKind::Subtotal => td_string!(l, editor.line_subtotal),
        LineKind::Text => td_string!(l, editor.line_text),
    }
}

/// Goods or a service.
pub fn nature(l: Locale, nature: ProductKind) -> &'static str {
    match nature {
        ProductKind::Article => td_string!(l, editor.nature_article),
        ProductKind::Service => td_string!(l, editor.nature_service),
    }
}

/// Without taxes, or with them.
pub fn basis(l: Locale, basis: PriceBasis) -> &'static str {
    match basis {
        PriceBasis::Net => td_string!(l, editor.basis_net),
        PriceBasis::Gross => td_string!(l, editor.basis_gross),
    }
}

/// Which tax a document bears.
pub fn charge(l: Locale, charge: ChosenCharge) -> &'static str {
    match charge {
        ChosenCharge::Automatic => td_string!(l, editor.charge_automatic),
        ChosenCharge::Own => td_string!(l, editor.charge_own),
        ChosenCharge::Untaxed(why) => mention(l, why),
    }
}

/// The label of a path of the form: `fields.date`, `lines[2].price`, `lines`.
pub fn path(l: Locale, path: &str) -> String {
    if let Some((_, row, name)) = in_row(path) {
        let number = (u64::from(row) + 1).to_string();
        return td_string!(l, editor.line_path, number = number, field = line_field(l, name)).to_string();
    }
    match path.strip_prefix("fields.") {
        Some(name) => field(l, name).unwrap_or(name).to_owned(),
        None => td_string!(l, editor.lines).to_owned(),
    }
}

/// A value as people read it; a line of the document stands in one.
pub fn value(l: Locale, field: &str, value: &str, names: &ValueNames) -> String {
    if value.is_empty() {
        return String::new();
    }
    match field.strip_prefix("fields.").unwrap_or(field) {
        "price_basis" => PriceBasis::parse(value).map_or_else(|_| value.to_owned(), |it| basis(l, it).to_owned()),
        "charge" => ChosenCharge::parse(value).map_or_else(|_| value.to_owned(), |it| charge(l, it).to_owned()),
        "quantity" | "price" | "vat" | "cost" | "discount" => number(value),
        "lines" => {
            let part = |part: &str| match part.strip_prefix('*') {
                Some(_) => line_field(l, "optional").to_owned(),
                None => number(part),
            };
            value.split(" · ").map(part).collect::<Vec<_>>().join(" · ")
        }
        name @ ("repeat_unit" | "repeat_period" | "repeat_leaves") => said(l, name, value),
        "instalments" => parts::said(l, value),
        // As they were typed, whatever they look like.
        "title" | "reference" | "public_notes" | "private_notes" | "description" | "unit" | "carrier" | "tracking"
        | "weight" => value.to_owned(),
        _ => plain(l, value, names),
    }
}

/// A number, or a share: `2.5 %`.
fn number(stored: &str) -> String {
    match stored.strip_suffix(" %") {
        Some(share) => format!("{}\u{a0}%", decimal_typed(share)),
        None => decimal_typed(stored),
    }
}

/// Each change in a line: what, from what, to what.
pub fn changes(changes: Vec<Change>, names: &ValueNames) -> AnyView {
    let l = words();
    change_list(changes, |at| path(l, at), |field, text| value(l, field, text, names))
}

#[cfg(test)]
mod tests {
    use domain::documents::{DocumentFields, LineForm};

    use super::*;

    #[test]
    fn every_field_has_a_label_in_both_languages() {
        for l in [Locale::fr, Locale::en] {
            for name in DocumentFields::NAMES {
                assert!(field(l, name).is_some_and(|label| !label.is_empty()), "{name}");
            }
        }
    }

    #[test]
    fn a_line_is_counted_from_one() {
        assert_eq!(path(Locale::fr, "lines[2].price"), "Ligne 3\u{a0}: Prix unitaire");
        assert_eq!(path(Locale::en, "lines[0].vat"), "Line 1: VAT");
        assert_eq!(
            (path(Locale::fr, "fields.due_on"), path(Locale::fr, "lines")),
            ("Échéance".into(), "Lignes".into())
        );
        assert!(LineForm::NAMES.iter().all(|name| !line_field(Locale::fr, name).is_empty()));
    }

    #[test]
    fn values_are_told_in_words() {
        let names = ValueNames::new(|id| (id == "7").then(|| "45 jours".to_owned()));
        let say = |field: &str, text: &str| value(Locale::fr, field, text, &names);
        assert_eq!(say("fields.price_basis", "gross"), "TTC");
        assert_eq!(say("fields.charge", "reverse_charge"), "Autoliquidation");
        assert_eq!(say("fields.payment_terms", "7"), "45 jours");
        assert_eq!(say("fields.discount", "2.5 %"), "2,5\u{a0}%");
        assert_eq!(say("fields.title", "on"), "on");
        assert_eq!(say("lines", "Pose · 1.5 · h · 80 · 10 % · *optional"), "Pose · 1,5 · h · 80 · 10\u{a0}% · Option");
        assert_eq!(say("fields.date", "2026-03-16"), "16 mars 2026");
    }
}
