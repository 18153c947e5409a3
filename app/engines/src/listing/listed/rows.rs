//! The rows on screen, from the table of the browser or page by page from the server.

use std::ops::Range;

use domain::listing::{ListQuery, ListRow};
use leptos::{prelude::*, task::spawn_local};

use super::super::local::{self, Source};
use super::Listed;

impl Listed {
    /// Whether there are no rows, for whatever reason.
    pub fn is_without_rows(self) -> bool {
        self.head.with(|head| head.total == 0) || self.failure.with(Option::is_some)
    }

    /// How many rows there are.
    pub fn total(self) -> usize {
        self.head.try_with_untracked(|head| usize::try_from(head.total).unwrap_or(usize::MAX)).unwrap_or(0)
    }

    /// Some of the rows, with their places; nothing where one is still to come from the server, which is asked for it.
    pub fn rows(self, range: Range<usize>) -> Vec<(usize, Option<ListRow>)> {
        let range = range.start..range.end.min(self.total());
        // While a change is fetched, the rows stay as they are.
        let is_local =
            |answered: &Option<(ListQuery, Source)>| matches!(answered, Some((_, Source::Table | Source::OldTable)));
        if self.answered.try_with_value(is_local) == Some(true)
            && let Some(Some(rows)) =
                self.query.try_with_untracked(|query| local::rows(self.subject(), query, range.clone()))
        {
            return range.zip(rows.into_iter().map(Some)).collect();
        }
        let rows = range.clone().map(|at| (at, self.fetched.with_value(|fetched| fetched.row(at).cloned()))).collect();
        let missing = self.fetched.try_update_value(|fetched| fetched.lacking(range)).unwrap_or_default();
        for page in missing {
            self.fetch(page);
        }
        rows
    }

    /// The row at a place, if it is at hand.
    pub fn row(self, at: usize) -> Option<ListRow> {
        self.rows(at..at + 1).pop().and_then(|(_, row)| row)
    }

    fn fetch(self, page: u32) {
        let (mine, query) = (self.asked.try_get_value(), self.query.get_untracked());
        spawn_local(async move {
            let answer = local::list(self.subject(), ListQuery { page, ..query }).await;
            if mine.is_none() || self.asked.try_get_value() != mine {
                return;
            }
            match answer {
                // Its rows have other places.
                Ok((_, source)) if self.holds_newer_than(source) => {}
                // Beyond the last page, another one is answered.
                Ok((answer, source)) if answer.page == page => {
                    self.fetched.update_value(|fetched| fetched.put(page, answer.rows));
                    self.answer(answer.head, source);
                }
                Ok((answer, source)) => self.take(answer, source),
                Err(error) => self.fail(error),
            }
        });
    }
}
