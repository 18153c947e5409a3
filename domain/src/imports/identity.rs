//! What tells two records apart, and what says that two are one.

use serde::{Deserialize, Serialize};

/// What a record is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// The same number.
    Number,
    /// The same reference.
    Reference,
    /// The same SIRET.
    Siret,
    /// The same VAT number.
    VatNumber,
    /// The same barcode.
    Barcode,
    /// The same e-mail, its own or a contact's.
    Email,
    /// The same name, folded.
    Name,
}

impl Same {
    /// Whether two may have it in common, so that it hints at one record and proves nothing: an accountant's e-mail, a VAT number of several
    /// establishments.
    #[must_use]
    pub const fn is_hint(self) -> bool {
        matches!(self, Self::Email | Self::VatNumber)
    }
}

/// The keys of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// What it is recognised by, the surest first.
    pub keys: Vec<(Same, String)>,
    /// How many of these, from the first, tell rows of one file as well that they are about one record; by the others, records alone are
    /// recognised that are stored already.
    pub sure: usize,
    /// The keys that two records may have in common all the same.
    pub weak: &'static [Same],
    /// What tells it from one that has such a key in common with it: where both have it, and it differs, they are two.
    pub apart: Vec<(Same, String)>,
    /// The key that no two records may have, and the path of its input.
    pub unique: Option<(Same, &'static str)>,
    /// Whether a stored record that it is laid over takes that key on.
    pub is_taken_on: bool,
}

impl Identity {
    /// Whether it is another record than one that has a key of this kind in common with it, and is told apart by these.
    #[must_use]
    pub fn is_told_from(&self, apart: &[(Same, String)], same: Same) -> bool {
        let differs = |(of, value): &(Same, String)| apart.iter().any(|(other, theirs)| other == of && theirs != value);
        self.weak.contains(&same) && self.apart.iter().any(differs)
    }
}
