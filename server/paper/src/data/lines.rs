//! The table of a document: its columns, and its lines as rows.

use domain::format::amount;
use domain::products::PriceBasis;
use serde_json::{Value, json};

use super::keep::{Row, RowKind};
use super::several;
use crate::sheet::{Item, Line, Sheet};
use crate::words::Words;

/// A column of figures or of short words, right of the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Quantity,
    Unit,
    Price,
    Discount,
    Tax,
    Amount,
}

/// The columns that some line fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns(Vec<Column>);

impl Columns {
    /// Those of a document. Without prices there is none but how many.
    pub fn of(sheet: &Sheet) -> Self {
        let any = |has: fn(&Item) -> bool| sheet.lines.iter().any(|line| matches!(line, Line::Item(item) if has(item)));
        let sums = sheet.lines.iter().any(|line| matches!(line, Line::Subtotal { .. }));
        let all = [
            (Column::Quantity, any(|item| item.quantity.is_some())),
            (Column::Unit, any(|item| item.unit.is_some())),
            (Column::Price, sheet.shows_prices && any(|item| item.unit_price.is_some())),
            (Column::Discount, sheet.shows_prices && any(|item| item.discount.is_some())),
            (Column::Tax, sheet.shows_prices && any(|item| item.tax.is_some())),
            (Column::Amount, sheet.shows_prices && (sums || any(|item| item.amount.is_some()))),
        ];
        Self(all.into_iter().filter_map(|(column, is_there)| is_there.then_some(column)).collect())
    }

    /// Their heads, and how their cells are set.
    pub fn value(&self, sheet: &Sheet) -> Vec<Value> {
        let words = Words::of(sheet.locale);
        let is_taxed = sheet.totals.as_ref().is_none_or(|totals| !totals.taxes.is_empty());
        let by_basis = |plain, net, gross| match (is_taxed, sheet.basis) {
            (false, _) => plain,
            (true, PriceBasis::Net) => net,
            (true, PriceBasis::Gross) => gross,
        };
        let value = |column: &Column| {
            let (head, right, narrow, soft) = match column {
                Column::Quantity => (words.quantity, true, false, false),
                Column::Unit => ("", false, true, true),
                Column::Price => (by_basis(words.price, words.price_net, words.price_gross), true, false, false),
                Column::Discount => (words.discount, true, true, false),
                Column::Tax => (words.tax, true, true, true),
                Column::Amount => (by_basis(words.total, words.total_net, words.total_gross), true, false, false),
            };
            json!({ "words": head, "right": right, "narrow": narrow, "soft": soft })
        };
        self.0.iter().map(value).collect()
    }
}

/// The lines as rows, none of them kept together with another yet.
pub(super) fn rows(sheet: &Sheet, columns: &Columns) -> Vec<Row> {
    let words = Words::of(sheet.locale);
    let row = |line: &Line| match line {
        Line::Section(heading) => Some(worded("section", RowKind::Heading, heading)),
        Line::Text(text) => Some(worded("text", RowKind::Plain, text)),
        Line::Subtotal { .. } if !sheet.shows_prices => None,
        Line::Subtotal { label, amount: sum } => {
            let label = label.as_deref().unwrap_or(words.subtotal);
            let data = json!({ "type": "subtotal", "words": several(label), "amount": amount(*sum, sheet.locale) });
            Some(Row::new(RowKind::Sum, &[label], data))
        }
        Line::Item(item) => Some(item_row(item, sheet, columns)),
    };
    sheet.lines.iter().filter_map(row).collect()
}

fn worded(name: &str, kind: RowKind, words: &str) -> Row {
    Row::new(kind, &[words], json!({ "type": name, "words": several(words) }))
}

fn item_row(item: &Item, sheet: &Sheet, columns: &Columns) -> Row {
    let cell = |column: &Column| match column {
        Column::Quantity => item.quantity.clone(),
        Column::Unit => item.unit.clone(),
        Column::Price => item.unit_price.clone(),
        Column::Discount => item.discount.clone(),
        Column::Tax => item.tax.clone(),
        Column::Amount => item.amount.map(|sum| amount(sum, sheet.locale)),
    };
    let mut description = several(&item.description);
    if description.is_empty() {
        description.push("");
    }
    let data = json!({
        "type": "item",
        "description": description,
        "reference": item.reference,
        "option": item.is_optional,
        "cells": columns.0.iter().map(cell).collect::<Vec<_>>(),
    });
    Row::new(RowKind::Plain, &[&item.description, item.reference.as_deref().unwrap_or_default()], data)
}
