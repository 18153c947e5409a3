//! The features whose records are listed, by subject, and those whose records are numbered, by series.

use domain::numbers::Series;
use domain::subject::Subject;

use crate::listing::Listable;
use crate::numbers::Bearer;
use crate::{clients, contacts, products};

/// What gives the rows of a subject; nothing for one that has no list of its own.
#[expect(clippy::unnecessary_wraps, reason = "a subject to come may have none")]
pub(crate) fn of(subject: Subject) -> Option<&'static dyn Listable> {
    match subject {
        Subject::Client => Some(&clients::Listed),
        Subject::Contact => Some(&contacts::Listed),
        Subject::Product => Some(&products::Listed),
    }
}

/// Where the numbers of a series stand.
pub(crate) fn numbered(series: Series) -> &'static Bearer {
    match series {
        Series::Client => &clients::NUMBERS,
        Series::Product => &products::NUMBERS,
    }
}
