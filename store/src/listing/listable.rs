//! What a feature does for its list.

use std::pin::Pin;

use chrono_tz::Tz;
use domain::access::Role;
use domain::listing::{ListBuilder, ListChoices, Listing};
use domain::lists::ListKind;
use domain::table::RowError;
use sea_orm::{DatabaseConnection, JsonValue};
use uuid::Uuid;

use crate::{StoreError, StoreResult, Tenant};

/// Records of one query: few enough that their ids fit another one.
pub(crate) const AT_ONCE: u16 = 4_000;

/// A handle that lists are read through.
pub(crate) type Reader = Tenant<DatabaseConnection>;

/// Something that the database is asked for.
pub(crate) type Work<'a, T> = Pin<Box<dyn Future<Output = StoreResult<T>> + Send + 'a>>;

/// Which records are read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'a> {
    /// The next [`AT_ONCE`] after this id, in the order of ids.
    After(Uuid),
    /// These, at most [`AT_ONCE`].
    These(&'a [Uuid]),
}

/// A feature whose records are listed, as what goes through all features sees it.
pub(crate) trait Listable: Sync {
    /// The table of its records: each bears a `revision`, and custom values in `custom` where users may add fields.
    fn table(&self) -> &'static str;

    /// Which rows of that table are its records, as a condition, where others stand there as well.
    fn among(&self) -> Option<String> {
        None
    }

    /// Whether its rows say something else from one day of the company to the next, though nobody changes them.
    fn is_by_day(&self) -> bool {
        false
    }

    /// Whether its rows say less to whoever has such a role: those have a table of their own, in which it does not stand.
    fn tells_less(&self, _role: Role) -> bool {
        false
    }

    /// Whether users may add fields to its records.
    fn has_fields(&self) -> bool {
        true
    }

    /// Which lists that users edit its list names entries of: what changes them moves its revision.
    fn lists(&self) -> &'static [ListKind];

    /// Whether a stored event is one of its own.
    fn check_event(&self, stored: JsonValue) -> StoreResult<()>;

    /// What its list is.
    fn listing(&self) -> &'static Listing;

    /// The company's own choices. Of those known so far, some may have left, which rows still name.
    fn choices<'a>(&'a self, t: &'a Reader, known: Option<&'a ListChoices>) -> Work<'a, ListChoices>;

    /// The records that bear a later revision, by id.
    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>>;

    /// Adds records, and gives the id of the last one; nothing where there was none.
    fn add<'a>(
        &'a self,
        t: &'a Reader,
        zone: Tz,
        wanted: Wanted<'a>,
        into: &'a mut ListBuilder<'_>,
    ) -> Work<'a, Option<Uuid>>;
}

/// A row that no table takes was never written by this program.
pub(crate) fn unfit(error: &RowError) -> StoreError {
    StoreError::Corrupt(format!("row of the list: {error}"))
}
