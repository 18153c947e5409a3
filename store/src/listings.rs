//! The features whose records are listed, by subject.

use domain::subject::Subject;

use crate::listing::Listable;
use crate::{clients, contacts, products};

/// What gives the rows of a subject; nothing for one that has no list of its own.
pub(crate) fn of(subject: Subject) -> Option<&'static dyn Listable> {
    match subject {
        Subject::Client => Some(&clients::Listed),
        Subject::Contact => Some(&contacts::Listed),
        Subject::Product => Some(&products::Listed),
    }
}
