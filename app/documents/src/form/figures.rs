//! What the document comes to, while it is typed.

use std::collections::BTreeMap;

use domain::billing::kind::DocumentKind;
use domain::documents::form::LINES;
use domain::documents::{Counted, DocumentFields, DocumentForm, DocumentRules, counted, worded};
use domain::form::FormText;
use domain::money::Money;

/// What is counted, and what each row of the page comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The whole.
    pub counted: Counted,
    /// What stands between braces in the texts of a template and names no period.
    pub unknown: Vec<String>,
    rows: BTreeMap<u32, usize>,
}

impl Figures {
    /// Counts what is typed. `rows` are the numbers of the lines in the order of the page.
    pub fn of(text: &FormText, rows: &[u32], rules: &DocumentRules) -> Self {
        let lines = rows.iter().map(|row| text.row(LINES, *row).into()).collect();
        let mut form = DocumentForm { fields: DocumentFields::from_text(text), lines };
        let rows = rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
        let counted = counted(&form, rules);
        let unknown = if rules.kind == DocumentKind::Recurring { worded::unknown(&mut form) } else { Vec::new() };
        Self { counted, unknown, rows }
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
