//! Whose name stands for a client: exactly one of its contacts is the primary one (A5.4).

/// What decides it of one contact of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Whether it is the primary one so far, or was chosen.
    pub is_primary: bool,
    /// Whether it is there to be written to.
    pub is_active: bool,
}

/// The place of the primary one among a client's contacts, in their order; none where there are none.
///
/// The one that is marked, unless it is inactive and another is not: then the first that is active. Without a mark, that one as well.
#[must_use]
pub fn primary(contacts: &[Candidate]) -> Option<usize> {
    let first = |is_meant: fn(&Candidate) -> bool| contacts.iter().position(is_meant);
    first(|contact| contact.is_primary && contact.is_active)
        .or_else(|| first(|contact| contact.is_active))
        .or_else(|| first(|contact| contact.is_primary))
        .or_else(|| first(|_| true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(contacts: &[(bool, bool)]) -> Option<usize> {
        let candidate = |&(is_primary, is_active)| Candidate { is_primary, is_active };
        primary(&contacts.iter().map(candidate).collect::<Vec<_>>())
    }

    #[test]
    fn there_is_one_where_there_are_contacts() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(false, true), (false, true)]), Some(0), "the first, when none is chosen");
        assert_eq!(of(&[(false, true), (true, true)]), Some(1));
        assert_eq!(of(&[(true, true), (true, true)]), Some(0), "the first of two");
    }

    #[test]
    fn who_has_left_is_not_the_primary_one_while_another_is_there() {
        assert_eq!(of(&[(true, false), (false, false), (false, true)]), Some(2));
        assert_eq!(of(&[(false, false), (true, false)]), Some(1), "nobody else is there");
        assert_eq!(of(&[(false, false), (false, false)]), Some(0));
    }
}
