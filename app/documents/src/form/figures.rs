//! What the document comes to, while it is typed.

use std::collections::BTreeMap;

use domain::documents::form::LINES;
use domain::documents::{Counted, DocumentFields, DocumentForm, DocumentRules, counted};
use domain::form::FormText;
use domain::money::Money;

/// What is counted, and what each row of the page comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The whole.
    pub counted: Counted,
    rows: BTreeMap<u32, usize>,
}

impl Figures {
    /// Counts what is typed. `rows` are the numbers of the lines in the order of the page.
    pub fn of(text: &FormText, rows: &[u32], rules: &DocumentRules) -> Self {
        let lines = rows.iter().map(|row| text.row(LINES, *row).into()).collect();
        let form = DocumentForm { fields: DocumentFields::from_text(text), lines };
        let rows = rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
        Self { counted: counted(&form, rules), rows }
    }

    /// What a line comes to.
    pub fn amount(&self, row: u32) -> Option<Money> {
        self.money(&self.counted.amounts, row)
    }

    /// What is earned on a line.
    pub fn margin(&self, row: u32) -> Option<Money> {
        self.money(&self.counted.margins, row)
    }

    fn money(&self, amounts: &[Option<i64>], row: u32) -> Option<Money> {
        let minor = amounts.get(*self.rows.get(&row)?).copied().flatten()?;
        Some(Money::new(minor, self.counted.data.currency))
    }
}
