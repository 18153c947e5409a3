//! What a fact that is chosen may be, asked for when one begins to choose.

use domain::subject::Subject;

use super::api::{Offered, choices_of};
use super::lines::{Choices, Offering};
use crate::form::DASH;

/// Asks for what a value may be that holds this; it may be nothing as well.
pub fn offering(subject: Subject, of: Offered, held: String) -> Offering {
    Box::pin(async move { Ok(or_none(choices_of(subject, of, held.into()).await?)) })
}

/// What is known already.
pub fn offered(choices: Choices) -> Offering {
    Box::pin(async move { Ok(choices) })
}

/// These, or nothing.
pub fn or_none(choices: Choices) -> Choices {
    std::iter::once((String::new(), DASH.to_owned())).chain(choices).collect()
}
