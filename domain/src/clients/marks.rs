//! Marks that one of several bears: the primary contact, the main address, the default for billing.

use crate::clients::Contact;
use crate::contacts::primary;
use crate::contacts::primary::Candidate;

/// Leaves one contact the primary one, if there are any.
pub(super) fn keep_primary(contacts: &mut [Contact]) {
    let candidate = |contact: &Contact| Candidate { is_primary: contact.is_primary, is_active: !contact.is_inactive };
    let chosen = primary(&contacts.iter().map(candidate).collect::<Vec<_>>());
    for (place, contact) in contacts.iter_mut().enumerate() {
        contact.is_primary = chosen == Some(place);
    }
}

/// Whether the primary contact is another than the one that it would be by itself.
pub(super) fn is_primary_chosen(contacts: &[Contact]) -> bool {
    let candidate = |contact: &Contact| Candidate { is_primary: false, is_active: !contact.is_inactive };
    let usual = primary(&contacts.iter().map(candidate).collect::<Vec<_>>());
    contacts.iter().position(|contact| contact.is_primary) != usual
}

/// Leaves a mark on the first that bears it; `always` marks the first one when none does.
pub(super) fn keep_one<T>(items: &mut [T], mark: fn(&mut T) -> &mut bool, always: bool) {
    let mut found = false;
    for item in items.iter_mut() {
        let mark = mark(item);
        *mark &= !found;
        found |= *mark;
    }
    if always
        && !found
        && let Some(first) = items.first_mut()
    {
        *mark(first) = true;
    }
}

/// Gives a mark to one of them, and so takes it from whoever had it; or takes it from that one alone.
pub(super) fn give<T>(items: &mut [T], at: usize, mark: fn(&mut T) -> &mut bool, on: bool) {
    for (place, item) in items.iter_mut().enumerate() {
        let mark = mark(item);
        *mark = if place == at { on } else { *mark && !on };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(item: &mut bool) -> &mut bool {
        item
    }

    #[test]
    fn a_mark_moves_to_whom_it_is_given() {
        let mut items = [true, false, false];
        give(&mut items, 2, mark, true);
        assert_eq!(items, [false, false, true]);
        give(&mut items, 0, mark, false);
        assert_eq!(items, [false, false, true], "it is taken from whoever is named alone");
        give(&mut items, 2, mark, false);
        assert_eq!(items, [false; 3]);
    }

    #[test]
    fn one_of_several_keeps_it() {
        let mut items = [false, true, true];
        keep_one(&mut items, mark, true);
        assert_eq!(items, [false, true, false]);
        let mut none = [false, false];
        keep_one(&mut none, mark, false);
        assert_eq!(none, [false, false]);
        keep_one(&mut none, mark, true);
        assert_eq!(none, [true, false]);
    }
}
