//! The lines that were filled in from products: what they were given as a price, and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::documents::form::LINES;
use domain::form::in_row;
use domain::format::Locale as FormatLocale;
use domain::ids::{ClientId, ProductId};
use leptos::prelude::*;

use kit::words::formats;

/// See the module.
#[derive(Clone, Copy)]
pub struct Filled {
    lines: RwSignal<BTreeMap<u32, Line>>,
    /// Whose prices stand there, and of which day.
    asked: StoredValue<Asked>,
    /// How days are written. What is given after the page was drawn has nobody to ask.
    pub f: FormatLocale,
}

/// A client, and a day.
pub type Asked = (Option<ClientId>, Option<NaiveDate>);

/// What a line was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The product.
    pub product: ProductId,
    /// Price and discount, as stored.
    pub given: [String; 2],
    /// What is worth knowing of the price.
    pub note: String,
    /// Whether somebody typed over either of them.
    pub typed: [bool; 2],
}

impl Line {
    fn is_as_given(&self) -> bool {
        self.typed == [false; 2]
    }
}

impl Filled {
    /// None yet, for a client and a day.
    pub fn new(asked: Asked) -> Self {
        Self { lines: RwSignal::default(), asked: StoredValue::new(asked), f: formats() }
    }

    /// What is worth knowing of a line's price, while it is the one that it was given.
    pub fn note(self, row: u32) -> Option<String> {
        self.lines.with(|lines| lines.get(&row).filter(|line| line.is_as_given()).map(|line| line.note.clone()))
    }

    /// A line was filled in.
    pub fn keep(self, row: u32, line: Line) {
        self.lines.update(|lines| drop(lines.insert(row, line)));
    }

    /// The line says something else from now on.
    pub fn forget(self, row: u32) {
        if self.lines.with_untracked(|lines| lines.contains_key(&row)) {
            self.lines.update(|lines| drop(lines.remove(&row)));
        }
    }

    /// This stands in an input now, as it is stored: a price that is another than the one given is whoever's who typed it.
    pub fn typed(self, name: &str, stored: &str) {
        let Some((_, row, field)) = in_row(name).filter(|(group, ..)| *group == LINES) else { return };
        let Some(at) = ["price", "discount"].iter().position(|one| *one == field) else { return };
        let change = |line: &Line| {
            let (given, was) = (line.given.get(at)?, line.typed.get(at)?);
            let now = given != stored;
            (now != *was).then_some(now)
        };
        let Some(now) = self.lines.with_untracked(|lines| lines.get(&row).and_then(change)) else { return };
        self.lines.update(|lines| {
            if let Some(typed) = lines.get_mut(&row).and_then(|line| line.typed.get_mut(at)) {
                *typed = now;
            }
        });
    }

    /// The lines whose price is the one that they were given.
    pub fn as_given(self) -> Vec<(u32, ProductId)> {
        let given = |(row, line): (&u32, &Line)| line.is_as_given().then_some((*row, line.product));
        self.lines.with_untracked(|lines| lines.iter().filter_map(given).collect())
    }

    /// Turns to another client or another day; whether it is another.
    pub fn turn(self, asked: Asked) -> bool {
        self.asked.try_update_value(|before| std::mem::replace(before, asked)).is_some_and(|before| before != asked)
    }

    /// Whether they are still of this client and this day, on a page that is still there.
    pub fn is_of(self, asked: Asked) -> bool {
        self.asked.try_get_value() == Some(asked)
    }
}
