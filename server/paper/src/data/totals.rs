//! What a document comes to, row by row.

use domain::billing::kind::DocumentKind;
use domain::format::money;
use domain::money::Money;
use serde_json::{Value, json};

use crate::sheet::{Adjustment, Sheet, TaxRow, Totals};
use crate::words::Words;

/// How a row stands out.
#[derive(Clone, Copy, Debug)]
enum Weight {
    Plain,
    Strong,
    Due,
}

struct Rows<'a> {
    sheet: &'a Sheet,
    words: &'static Words,
    done: Vec<Value>,
}

/// The rows below the lines; none of a document without prices.
pub(super) fn rows(sheet: &Sheet) -> Vec<Value> {
    let Some(totals) = sheet.totals.as_ref().filter(|_| sheet.shows_prices) else { return Vec::new() };
    let mut rows = Rows { sheet, words: Words::of(sheet.locale), done: Vec::new() };
    rows.net(totals);
    rows.paid(totals);
    rows.done
}

impl Rows<'_> {
    fn push(&mut self, words: &str, sum: Money, weight: Weight) {
        self.push_with(words, None, sum, weight);
    }

    fn push_with(&mut self, words: &str, base: Option<String>, sum: Money, weight: Weight) {
        let weight = match weight {
            Weight::Plain => "plain",
            Weight::Strong => "strong",
            Weight::Due => "due",
        };
        let amount = money(sum, self.sheet.locale);
        self.done.push(json!({ "words": words, "base": base, "amount": amount, "weight": weight }));
    }

    fn adjustments(&mut self, adjustments: &[Adjustment]) {
        for adjustment in adjustments {
            self.push(&adjustment.label, adjustment.amount, Weight::Plain);
        }
    }

    /// From the lines to what is owed with taxes.
    fn net(&mut self, totals: &Totals) {
        let words = self.words;
        if !totals.adjustments.is_empty() {
            let above = if totals.taxes.is_empty() { words.subtotal } else { words.lines_net };
            self.push(above, totals.lines_net, Weight::Plain);
            self.adjustments(&totals.adjustments);
        }
        if totals.taxes.is_empty() {
            return self.push(words.total, totals.gross, Weight::Strong);
        }
        self.push(words.total_net, totals.net, Weight::Strong);
        for tax in &totals.taxes {
            self.tax(tax);
        }
        self.push(words.total_gross, totals.gross, Weight::Strong);
    }

    fn tax(&mut self, row: &TaxRow) {
        let words = format!("{} {}", self.words.tax_kind(row.kind), row.rate);
        let base = format!("{} {}", self.words.tax_on, money(row.base, self.sheet.locale));
        self.push_with(words.trim_end(), Some(base), row.amount, Weight::Plain);
    }

    /// From what is owed to what is left of it.
    fn paid(&mut self, totals: &Totals) {
        self.adjustments(&totals.down_payments);
        if let Some(paid) = totals.paid {
            self.push(self.words.paid, paid, Weight::Plain);
        }
        let changed = totals.due != totals.gross;
        match self.sheet.kind {
            kind if kind.is_owed() => self.push(self.words.due, totals.due, Weight::Due),
            DocumentKind::CreditNote if changed => self.push(self.words.left_to_use, totals.due, Weight::Due),
            _ if changed => self.push(self.words.due, totals.due, Weight::Due),
            _ => {}
        }
    }
}
