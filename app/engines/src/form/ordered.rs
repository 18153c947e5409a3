//! What is typed, with its rows in the order of the page. A row keeps its number wherever it is taken, so that numbers alone do not tell.

use domain::form::{FormText, Places};
use leptos::prelude::*;

use super::state::Form;

impl Form {
    /// The form as it is sent, and where its rows stand on the page: errors count the rows sent.
    pub fn sent(self) -> Option<(FormText, Places)> {
        let of = self.of();
        let (text, places) = self.closed_up(|group, row| of.is_blank(group, row))?;
        Some((of.as_sent(text), places))
    }

    /// What is typed, now, with rows counted from nought: what a draft keeps.
    pub fn in_order(self) -> Option<FormText> {
        Some(self.closed_up(|_, _| false)?.0)
    }

    fn closed_up(self, is_blank: impl Fn(&str, &FormText) -> bool) -> Option<(FormText, Places)> {
        let rows = self.rows.get_untracked();
        let text = self.gathered()?;
        Some(text.closed_up_in_order(self.of().shape(), |group| rows.of(group).to_vec(), is_blank))
    }
}
