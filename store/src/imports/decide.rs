//! Which record a row is about, and what becomes of it therefore.

use domain::error::{FieldError, FieldErrors};
use domain::imports::report::Duplicate;
use domain::imports::{Fate, Guess, Identity, Policy};

use super::imported::Imported;
use super::index::{Found, Met};
use super::judge::{Judge, Ready, Verdict};

impl<F: Imported> Judge<'_, F> {
    /// The record that a row is about: the one that it is, else the one that somebody has said it is. Beside it, what hints at one.
    pub(super) fn meet(&mut self, identity: &Identity, line: u32) -> (Option<Found>, Option<Duplicate>) {
        let (handling, unique) = (&self.task.handling, identity.unique.map(|(same, _)| same));
        // What no two may have identifies, whatever was chosen.
        let identifies = |same| unique == Some(same) || handling.identifies(same);
        let Met { same, hint } = self.words.index.find(identity, identifies);
        let known = hint.as_ref().map(|hint| hint.known.clone());
        let is_said = |hint: &Found| handling.guess(line, hint.known.same) == Guess::Same;
        (same.or_else(|| hint.filter(is_said)), known)
    }

    /// What becomes of a record that was read without an error.
    pub(super) fn decide(&mut self, ready: Ready<F>) -> (Fate, Verdict<F>) {
        let identity = F::identity(&ready.new, ready.state);
        let (found, hint) = self.meet(&identity, ready.line);
        let hint = hint.filter(|_| self.task.policy != Policy::Create);
        if let Some(hints) = &mut self.hints {
            hints.see(ready.line, hint.as_ref(), F::face(&ready.new));
        }
        let Some(Found { known, .. }) = &found else {
            return (hint.map_or(Fate::Create, Fate::Perhaps), self.admit(&identity, ready));
        };
        let known = known.clone();
        let is_called_so = found.as_ref().is_some_and(|found| self.words.index.is_called_as(&identity, found));
        if let Some(found) = found.filter(|_| self.task.policy != Policy::Create) {
            self.words.index.take_on(&identity, &found);
        }
        match self.task.policy {
            // What there is stays as it is, but for people whom it lacks; an address that several share brings it none, unless the row calls
            // it by its name.
            Policy::Skip => match F::joins(&ready.new).filter(|_| is_called_so || !known.same.is_shared()) {
                Some(items) => {
                    self.words.use_items(items);
                    (Fate::Update(known.clone()), Verdict::Update(known, None))
                }
                None => (Fate::Skip(known.clone()), Verdict::Skip(known)),
            },
            Policy::Update => {
                self.words.use_items(F::items(&ready.new));
                (Fate::Update(known.clone()), Verdict::Update(known, ready.state))
            }
            Policy::Create => match identity.unique.filter(|(same, _)| *same == known.same) {
                Some((_, path)) => (Fate::Reject, Verdict::Reject(FieldErrors::one(path, FieldError::Taken))),
                None => (Fate::CreateAnyway(known), self.admit(&identity, ready)),
            },
        }
    }

    fn admit(&mut self, identity: &Identity, ready: Ready<F>) -> Verdict<F> {
        self.words.use_items(F::items(&ready.new));
        self.words.index.insert(ready.line, identity);
        Verdict::Create(Box::new(ready))
    }
}
