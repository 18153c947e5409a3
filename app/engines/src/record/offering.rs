//! What a fact that is chosen may be, asked for when one begins to choose.

use std::collections::BTreeMap;

use domain::subject::Subject;

use super::api::{Offered, choices_of};
use super::lines::{Choices, Offering};
use crate::form::DASH;

/// Asks for what a value may be that holds this; it may be nothing as well. Who has left, `names` still names.
pub fn offering(subject: Subject, of: Offered, held: String, names: &BTreeMap<String, String>) -> Offering {
    let name = names.get(&held).cloned();
    Box::pin(async move {
        let choices = choices_of(subject, of, held.clone().into()).await?;
        Ok(or_none(with_held(choices, held, name)))
    })
}

/// These, and the one that is held, where they lack it and it has a name.
fn with_held(mut choices: Choices, held: String, name: Option<String>) -> Choices {
    let is_there = choices.iter().any(|(value, _)| *value == held);
    choices.extend(name.filter(|_| !is_there).map(|name| (held, name)));
    choices
}

/// What is known already.
pub fn offered(choices: Choices) -> Offering {
    Box::pin(async move { Ok(choices) })
}

/// These, or nothing.
pub fn or_none(choices: Choices) -> Choices {
    std::iter::once((String::new(), DASH.to_owned())).chain(choices).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_stays_among_what_may_be() {
        let some = |value: &str| (value.to_owned(), value.to_uppercase());
        let with =
            |held: &str, name: Option<&str>| with_held(vec![some("a")], held.to_owned(), name.map(str::to_owned));
        assert_eq!(with("a", Some("A")), [some("a")]);
        assert_eq!(with("b", Some("B")), [some("a"), some("b")], "who has left does it until somebody else does");
        assert_eq!(with("", None), [some("a")]);
        assert_eq!(or_none(with("", None)), [(String::new(), DASH.to_owned()), some("a")]);
    }
}
