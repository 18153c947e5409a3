//! What a document comes to while it is typed: what can be read counts, and what cannot is left out until it can.

use uuid::Uuid;

use super::choices::{ChosenCharge, LineKind};
use super::fields::{DocumentData, DocumentFields};
use super::form::DocumentForm;
use super::goods;
use super::line::{LineData, LineForm};
use super::priced::{Priced, charge, item, priced};
use super::rules::DocumentRules;
use crate::billing::lines::MAX_LINES;
use crate::billing::totals::LineTotals;
use crate::error::FieldErrors;
use crate::field::{FieldValue, Reading};
use crate::form::in_row;
use crate::ids::ClientId;
use crate::products::PriceBasis;

/// What a form comes to so far. Amounts are in the smallest unit of the document's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// What is typed besides the lines, as far as it can be read; texts are left out, since they count for nothing.
    pub data: DocumentData,
    /// What each row of the form comes to on the document's basis, subtotals too; nothing for words and for what is left out.
    pub amounts: Vec<Option<i64>>,
    /// What each row earns, where its cost is known.
    pub margins: Vec<Option<i64>>,
    /// How many rows say that something is sold, and not yet for how much.
    pub left_out: u32,
    /// What its lines of goods come to without taxes.
    pub goods_minor: i64,
    /// What it comes to; nothing where that is beyond what can be kept.
    pub priced: Option<Priced>,
}

/// How often what has no amount is taken out before the whole has none: each time takes out all that is told at once.
const MOST_TRIES: u32 = 4;

/// Counts a form, whatever stands in it.
#[must_use]
pub fn counted(form: &DocumentForm, rules: &DocumentRules) -> Counted {
    let reading = form.reading(rules);
    let mut data = readable(&form.fields, &reading);
    let mut lines: Vec<LineData> =
        form.lines.iter().take(MAX_LINES as usize).map(|line| read(line, &reading)).collect();
    let mut found = None;
    for _ in 0..MOST_TRIES {
        match priced(&data, &lines, rules, &[]) {
            Ok(priced) => {
                found = Some(priced);
                break;
            }
            Err(errors) if leave_out(&errors, &mut data, &mut lines) => {}
            Err(_) => break,
        }
    }
    let is_left_out = |(typed, line): &(&LineForm, &LineData)| {
        line.kind == LineKind::Text && !typed.is_blank() && LineKind::read(&typed.kind, &reading) == Ok(LineKind::Item)
    };
    let left_out = form.lines.iter().zip(&lines).filter(is_left_out).count();
    let amounts = match &found {
        Some(found) => {
            lines.iter().zip(&found.totals.lines).map(|(line, total)| amount(line, total, &data, rules)).collect()
        }
        None => vec![None; lines.len()],
    };
    let margins = found.as_ref().map_or_else(|| vec![None; lines.len()], |found| found.margin.lines.clone());
    let goods_minor = found.as_ref().map_or(0, |found| goods::lines_minor(&lines, &found.totals));
    let left_out = u32::try_from(left_out).unwrap_or(u32::MAX);
    Counted { data, amounts, margins, left_out, goods_minor, priced: found }
}

/// What a line comes to; beside the total, where it is optional.
fn amount(line: &LineData, total: &LineTotals, data: &DocumentData, rules: &DocumentRules) -> Option<i64> {
    match total {
        LineTotals::Item { amount_minor, .. } | LineTotals::Subtotal { amount_minor, .. } => Some(*amount_minor),
        LineTotals::Words if line.kind == LineKind::Item => {
            let charge = charge(data.charge, line.nature, rules).map(|(charge, _)| charge);
            item(line, charge, rules).ok()?.amount(data.currency)
        }
        LineTotals::Words => None,
    }
}

/// A line as far as it counts: its words are no condition for that.
fn read(line: &LineForm, reading: &Reading) -> LineData {
    let mut typed = line.clone();
    "-".clone_into(&mut typed.description);
    let read = if line.is_blank() { None } else { typed.parse(reading).ok() };
    read.unwrap_or_else(|| LineData::words(LineKind::Text, None))
}

/// Takes out what an error is about; answers whether there was anything to take out.
fn leave_out(errors: &FieldErrors, data: &mut DocumentData, lines: &mut [LineData]) -> bool {
    let mut is_less = false;
    for (path, _) in &errors.0 {
        if path == "fields.discount" {
            is_less |= data.discount.take().is_some();
        } else if let Some(line) = in_row(path).and_then(|(_, row, _)| lines.get_mut(row as usize)) {
            line.kind = LineKind::Text;
            is_less = true;
        }
    }
    is_less
}

/// What is typed besides the lines, where it can be read.
fn readable(fields: &DocumentFields, reading: &Reading) -> DocumentData {
    fn one<T: FieldValue>(typed: &str, reading: &Reading) -> Option<T> {
        Option::<T>::read(typed, reading).ok().flatten()
    }
    DocumentData {
        client: one(&fields.client, reading).unwrap_or(ClientId(Uuid::nil())),
        title: None,
        reference: None,
        date: one(&fields.date, reading),
        valid_until: one(&fields.valid_until, reading),
        due_on: one(&fields.due_on, reading),
        delivered_on: one(&fields.delivered_on, reading),
        payment_terms: one(&fields.payment_terms, reading),
        instalments: one(&fields.instalments, reading),
        billing_address: one(&fields.billing_address, reading),
        delivery_address: one(&fields.delivery_address, reading),
        carrier: one(&fields.carrier, reading),
        tracking: None,
        parcels: one(&fields.parcels, reading),
        weight: None,
        currency: reading.currency,
        price_basis: PriceBasis::parse(&fields.price_basis).unwrap_or_default(),
        charge: ChosenCharge::parse(&fields.charge).unwrap_or_default(),
        discount: one(&fields.discount, reading),
        public_notes: None,
        private_notes: None,
        repeat_every: one(&fields.repeat_every, reading),
        repeat_unit: one(&fields.repeat_unit, reading),
        repeat_from: one(&fields.repeat_from, reading),
        repeat_until: one(&fields.repeat_until, reading),
        repeat_times: one(&fields.repeat_times, reading),
        repeat_period: one(&fields.repeat_period, reading),
        repeat_leaves: one(&fields.repeat_leaves, reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::kind::DocumentKind;
    use crate::documents::form::tests::form;
    use crate::documents::rules::tests::rules;

    fn line(kind: &str, quantity: &str, price: &str) -> LineForm {
        LineForm { kind: kind.into(), quantity: quantity.into(), price: price.into(), ..LineForm::default() }
    }

    fn totals(counted: &Counted) -> Option<(i64, i64, i64)> {
        let totals = &counted.priced.as_ref()?.totals;
        Some((totals.net_minor, totals.tax_minor, totals.gross_minor))
    }

    #[test]
    fn what_can_be_read_counts_and_the_rest_waits() {
        let mut rules = rules(DocumentKind::Quote);
        let mut typed = form("2", "100");
        typed.lines.push(LineForm { description: "Pose".into(), ..line("", "1", "") });
        typed.lines.push(line("item", "x", "50"));
        typed.lines.push(line("item", "1", ""));
        typed.lines.push(line("subtotal", "", ""));
        typed.lines.push(LineForm { optional: "on".into(), ..line("item", "3", "10") });
        typed.fields.discount = "soon".to_owned();
        rules.buyer = None;
        let found = counted(&typed, &rules);
        assert_eq!(found.amounts, [Some(20_000), None, None, None, Some(20_000), Some(3_000)]);
        assert_eq!((totals(&found), found.left_out), (Some((20_000, 4_000, 24_000)), 2));
        typed.fields.discount = "10 %".to_owned();
        typed.fields.price_basis = "gross".to_owned();
        assert_eq!(totals(&counted(&typed, &rules)), Some((15_000, 3_000, 18_000)));
    }

    #[test]
    fn what_has_no_amount_takes_nothing_with_it() {
        let mut rules = rules(DocumentKind::Invoice);
        rules.usual_vat = None;
        let mut typed = form("1", "100");
        let without = counted(&typed, &rules);
        assert_eq!((totals(&without), without.left_out), (Some((0, 0, 0)), 1));
        typed.lines.push(LineForm { vat: "20".into(), cost: "4".into(), ..line("item", "1", "10") });
        typed.lines.push(LineForm { vat: "20".into(), ..line("item", "1000000000", "999999999999") });
        let found = counted(&typed, &rules);
        assert_eq!((totals(&found), found.left_out), (Some((1_000, 200, 1_200)), 2));
        assert_eq!(found.margins, [None, Some(600), None]);
        // An amount off nothing, of two taxes, is nothing off.
        let mut nothing = form("0", "100");
        nothing.lines[0].vat = "20".to_owned();
        nothing.lines.push(LineForm { vat: "10".to_owned(), ..nothing.lines[0].clone() });
        nothing.fields.discount = "5".to_owned();
        assert_eq!(totals(&counted(&nothing, &rules)), Some((0, 0, 0)));
    }

    #[test]
    fn it_is_what_the_document_comes_to_once_it_is_read() {
        let rules = rules(DocumentKind::Invoice);
        let mut typed = form("3", "19,99");
        typed.fields.discount = "2,5 %".to_owned();
        let new = typed.parse(&rules).unwrap();
        let whole = priced(&new.data, &new.lines, &rules, &[]).unwrap();
        assert_eq!(counted(&typed, &rules).priced.unwrap().totals, whole.totals);
    }
}
