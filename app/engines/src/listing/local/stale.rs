//! Which tables lack something that this window knows of.

use std::collections::BTreeMap;

use domain::subject::Subject;

/// What was announced of each subject and not fetched yet.
#[derive(Debug, Default)]
pub struct Stale {
    announced: u64,
    last: BTreeMap<Subject, u64>,
}

impl Stale {
    /// Notes that a subject's table lacks something.
    pub fn announce(&mut self, subject: Subject) {
        self.announced += 1;
        self.last.insert(subject, self.announced);
    }

    /// What was announced last of a subject; nothing where its table has everything.
    pub fn last(&self, subject: Subject) -> Option<u64> {
        self.last.get(&subject).copied()
    }

    /// Notes that a table has been fetched since an announcement. What was announced meanwhile may be missing from it.
    pub fn fetched(&mut self, subject: Subject, since: Option<u64>) {
        if self.last(subject) == since {
            self.last.remove(&subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_lacks_what_was_announced_until_it_is_here() {
        let mut stale = Stale::default();
        assert_eq!(stale.last(Subject::Product), None);
        stale.announce(Subject::Product);
        let asked = stale.last(Subject::Product);
        assert!(asked.is_some() && stale.last(Subject::Client).is_none());
        // On its way is not here.
        assert_eq!(stale.last(Subject::Product), asked);
        stale.fetched(Subject::Product, asked);
        assert_eq!(stale.last(Subject::Product), None);
    }

    #[test]
    fn what_is_announced_while_a_table_is_on_its_way_is_asked_for_again() {
        let mut stale = Stale::default();
        stale.announce(Subject::Product);
        let asked = stale.last(Subject::Product);
        stale.announce(Subject::Product);
        stale.fetched(Subject::Product, asked);
        assert!(stale.last(Subject::Product).is_some());
        // Nor does an answer settle what was announced after another one had settled everything.
        let again = stale.last(Subject::Product);
        stale.fetched(Subject::Product, again);
        stale.announce(Subject::Product);
        stale.fetched(Subject::Product, again);
        assert!(stale.last(Subject::Product).is_some());
    }
}
