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
    /// The same telephone number.
    Phone,
    /// The same name, folded.
    Name,
}

impl Same {
    /// Whether it is somebody's to be reached by, whom several records may share: an accountant's e-mail, a switchboard. What has it in
    /// common with a record brings it no further people.
    #[must_use]
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::Email | Self::Phone)
    }

    /// Whether people are asked about it where it proves nothing.
    #[must_use]
    pub const fn is_hint(self) -> bool {
        matches!(self, Self::VatNumber | Self::Email | Self::Phone | Self::Name)
    }
}

/// What tells two records apart that have something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Their numbers.
    Number,
    /// Their references.
    Reference,
    /// Their SIRET.
    Siret,
    /// Their SIREN.
    Siren,
    /// Their VAT numbers.
    VatNumber,
    /// Their barcodes.
    Barcode,
    /// What they are called.
    Name,
    /// What private persons are called.
    Person,
    /// Their legal forms: « SCI Martin » is not « Martin SARL ».
    LegalForm,
    /// Where they are.
    Town,
    /// The e-mails of private persons.
    Email,
    /// The telephone numbers of private persons.
    Phone,
}

/// A mark and what it is, as a number that no other value of it has but by the rarest chance: of each record of a company they are kept in
/// memory while a file comes in.
pub type Marked = (Mark, u64);

impl Mark {
    /// This mark, of a value (FNV-1a).
    #[must_use]
    pub fn of(self, value: &str) -> Marked {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        (self, value.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }
}

/// What two records may have in common all the same: by which marks they are told apart then.
pub type Weak = &'static [(Same, &'static [Mark])];

/// The keys of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// What it is recognised by, the surest first.
    pub keys: Vec<(Same, String)>,
    /// How many of these, from the first, tell rows of one file as well that they are about one record; by the others, records alone are
    /// recognised that are stored already.
    pub sure: usize,
    /// The keys that two records may have in common all the same.
    pub weak: Weak,
    /// The same of two rows of one file, which seldom has a record twice.
    pub weak_in_file: Weak,
    /// What tells it from one that has such a key in common with it: where both have such a mark, and none is the same, they are two.
    pub apart: Vec<Marked>,
    /// The key that no two records may have, and the path of its input.
    pub unique: Option<(Same, &'static str)>,
    /// Whether a stored record that it is laid over takes that key on.
    pub is_taken_on: bool,
}

impl Identity {
    /// Whether it is another record than one that has a key of this kind in common with it, and is told apart by these marks; `in_file` where
    /// that is a row of the same file.
    #[must_use]
    pub fn is_told_from(&self, apart: &[Marked], same: Same, in_file: bool) -> bool {
        let weak = self.weak.iter().chain(self.weak_in_file.iter().filter(|_| in_file));
        let mut marks = weak.filter(|(kind, _)| *kind == same).flat_map(|(_, marks)| marks.iter());
        marks.any(|mark| differs(&self.apart, apart, *mark))
    }

    /// Whether one that is told apart by these marks is called as it is.
    #[must_use]
    pub fn is_called_as(&self, apart: &[Marked]) -> bool {
        let mut names = self.apart.iter().filter(|(mark, _)| matches!(mark, Mark::Name | Mark::Person));
        names.any(|name| apart.contains(name))
    }
}

/// Whether both have such a mark, and none of them is the same.
fn differs(one: &[Marked], other: &[Marked], mark: Mark) -> bool {
    let has = |all: &[Marked]| all.iter().any(|(kind, _)| *kind == mark);
    let is_shared = |(kind, value): &Marked| {
        *kind == mark && other.iter().any(|(theirs, of_theirs)| *theirs == mark && of_theirs == value)
    };
    has(one) && has(other) && !one.iter().any(is_shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(apart: &[(Mark, &str)]) -> Identity {
        let apart = apart.iter().map(|(mark, value)| mark.of(value)).collect();
        let weak: Weak = &[(Same::Name, &[Mark::Town]), (Same::VatNumber, &[Mark::Siret])];
        Identity { weak, weak_in_file: &[(Same::VatNumber, &[Mark::Name])], apart, ..Identity::default() }
    }

    #[test]
    fn what_differs_tells_apart_where_both_have_it() {
        let lyon = identity(&[(Mark::Town, "lyon"), (Mark::Town, "bourg")]);
        let told = |other: &Identity, same| lyon.is_told_from(&other.apart, same, false);
        assert!(told(&identity(&[(Mark::Town, "metz")]), Same::Name));
        assert!(!told(&identity(&[(Mark::Town, "bourg"), (Mark::Town, "metz")]), Same::Name), "one in common");
        assert!(!told(&identity(&[]), Same::Name), "it may be there as well");
        assert!(!told(&identity(&[(Mark::Town, "metz")]), Same::Siret), "a proof");
    }

    #[test]
    fn rows_of_one_file_are_told_by_more() {
        let (north, south) = (identity(&[(Mark::Name, "nord")]), identity(&[(Mark::Name, "sud")]));
        assert!(north.is_told_from(&south.apart, Same::VatNumber, true));
        assert!(!north.is_told_from(&south.apart, Same::VatNumber, false));
    }
}
