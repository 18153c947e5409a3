//! A price list that is open: what it says, and how that is changed.

use domain::client_prices::PriceOf;
use domain::error::FieldError;
use domain::format::Locale as FormatLocale;
use domain::ids::ListItemId;
use domain::price_lists::EntryRow;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{open_price_list, set_price_entry};
use super::wording;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::ToastStack;
use kit::words::{Locale, field_error, td_string};

/// An open list.
#[derive(Clone, Copy)]
pub struct Saying {
    /// Which one.
    pub list: ListItemId,
    /// What it says, as it was when it was last read.
    pub rows: RwSignal<Vec<EntryRow>>,
    pub(super) l: Locale,
    pub(super) f: FormatLocale,
    pub(super) toasts: ToastStack,
}

impl Saying {
    /// Has the list say this of a product or a category. What is wrong with the value is answered in words; anything else is told at once.
    pub async fn say(self, of: PriceOf, value: &str) -> Result<Option<EntryRow>, Option<String>> {
        match set_price_entry(self.list, of, value.into()).await {
            Ok(row) => Ok(row),
            Err(AppError::Invalid(errors)) => {
                let error = errors.0.first().map_or(FieldError::Required, |(_, error)| error.clone());
                Err(Some(field_error(self.l, &error)))
            }
            Err(error) => {
                tell(self.l, self.toasts, &error);
                Err(None)
            }
        }
    }

    /// Puts a row in the place of the one of the same product or category, else first.
    pub fn put(self, row: EntryRow) {
        let put = move |rows: &mut Vec<EntryRow>| {
            rows.retain(|other| other.entry.of != row.entry.of);
            rows.insert(0, row);
        };
        // The page may be left by now.
        self.rows.try_update(put);
    }

    /// Takes an entry out, and offers to say it again.
    pub fn remove(self, row: EntryRow) {
        spawn_local(async move {
            match self.say(row.entry.of, "").await {
                Ok(_) => {
                    let of = row.entry.of;
                    self.rows.try_update(|rows| rows.retain(|other| other.entry.of != of));
                    let text = td_string!(self.l, price_lists.removed, name = row.name.clone()).to_string();
                    self.toasts.undoable(self.l, text, move || self.again(row.clone()));
                }
                Err(error) => error.into_iter().for_each(|text| self.toasts.bad(text)),
            }
        });
    }

    fn again(self, row: EntryRow) {
        spawn_local(async move {
            let value = wording::value(&row.entry, self.f);
            match self.say(row.entry.of, &value).await {
                Ok(said) => said.into_iter().for_each(|row| self.put(row)),
                Err(error) => error.into_iter().for_each(|text| self.toasts.bad(text)),
            }
        });
    }

    /// Reads all of it again, where much was changed at once.
    pub async fn renew(self) {
        match open_price_list(self.list).await {
            Ok(told) => drop(self.rows.try_set(told.entries.rows)),
            Err(error) => tell(self.l, self.toasts, &error),
        }
    }
}
