//! What the columns of a table are.

/// The most columns of one table: two dozen of the program's, and the hundred that a company adds.
pub const MAX_COLUMNS: usize = 200;

/// A column's place in the schema, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct ColumnIndex(pub u8);

impl ColumnIndex {
    pub(super) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// What a column holds. Every value may be missing; gaps come last in either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Text as people wrote it, sorted as in a dictionary. Empty text is a gap.
    Text {
        /// Whether the free filter looks into it.
        searched: bool,
    },
    /// A whole number: a count, or money in the currency's smallest unit.
    Integer,
    /// A day, in days since 1970-01-01.
    Date,
    /// A moment, in seconds since 1970-01-01T00:00:00Z.
    Instant,
    /// One of few: a state, a currency, a category. Sorted as [`Choices`](super::Choices) says.
    Choice,
    /// Yes or no; no sorts first.
    Flag,
    /// A number with decimals as it is written, `-12.5`: of any size, and exact. Sorted by its value.
    Decimal,
    /// A text that is one of few. Sorted as [`Choices`](super::Choices) lists them, and behind these what is not listed, as in a
    /// dictionary.
    Label,
}

impl ColumnKind {
    /// What an added column may hold.
    const ADDED: [Self; 5] = [Self::Text { searched: false }, Self::Date, Self::Flag, Self::Decimal, Self::Label];

    /// Whether it holds text.
    pub(super) const fn is_text(self) -> bool {
        matches!(self, Self::Text { .. } | Self::Decimal | Self::Label)
    }

    /// The kind of an added column, by its number.
    pub(super) fn added(code: u8) -> Option<Self> {
        Self::ADDED.into_iter().find(|kind| kind.code() == code)
    }

    /// A number for each kind, part of what a snapshot is recognised by.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Text { searched: true } => 0,
            Self::Text { searched: false } => 1,
            Self::Integer => 2,
            Self::Date => 3,
            Self::Instant => 4,
            Self::Choice => 5,
            Self::Flag => 6,
            Self::Decimal => 7,
            Self::Label => 8,
        }
    }
}

/// One column: its name in addresses and snapshots, and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// Unique in its table, for machines: `balance`.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A column that is no part of the program: it stands behind the others, and a snapshot brings it along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedColumn {
    /// What it is known by.
    pub id: u128,
    /// What it holds: text that is not searched, a day, a flag, a decimal or a label.
    pub kind: ColumnKind,
    /// What it is called, in the words of a user; the table only keeps it.
    pub label: String,
}

/// The columns of a table, in order, but for those that were added.
///
/// Known when the program is compiled, and the same on the server and in the browser; a snapshot made with another one is
/// refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    columns: &'static [Column],
}

impl Schema {
    /// A schema of these columns, usually in a constant.
    ///
    /// # Panics
    ///
    /// With more than [`MAX_COLUMNS`]: in a constant, the program does not compile.
    #[must_use]
    pub const fn new(columns: &'static [Column]) -> Self {
        assert!(columns.len() <= MAX_COLUMNS, "too many columns");
        Self { columns }
    }

    /// The columns, in order.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        self.columns
    }

    /// Where the column of this name stands.
    #[must_use]
    pub fn find(self, name: &str) -> Option<ColumnIndex> {
        let at = self.columns.iter().position(|column| column.name == name)?;
        u8::try_from(at).ok().map(ColumnIndex)
    }

    /// What a column holds; nothing if there is no such column.
    #[must_use]
    pub fn kind(self, column: ColumnIndex) -> Option<ColumnKind> {
        self.columns.get(column.at()).map(|column| column.kind)
    }

    /// A number that changes when a column is added, renamed, moved or of another kind (FNV-1a, 64 bits).
    #[must_use]
    pub fn fingerprint(self) -> u64 {
        let name_and_kind = |column: &'static Column| column.name.bytes().chain([0xFF, column.kind.code()]);
        fnv1a(0xCBF2_9CE4_8422_2325, self.columns.iter().flat_map(name_and_kind))
    }
}

/// Takes bytes into a hash (FNV-1a, 64 bits): quick, and the same in every build, but no protection against malice.
pub(crate) fn fnv1a(hash: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Column = Column { name: "name", kind: ColumnKind::Text { searched: true } };
    const BALANCE: Column = Column { name: "balance", kind: ColumnKind::Integer };

    #[test]
    fn columns_are_found_by_name() {
        let schema = Schema::new(&[NAME, BALANCE]);
        assert_eq!(schema.find("balance"), Some(ColumnIndex(1)));
        assert_eq!(schema.find("city"), None);
        assert_eq!(schema.kind(ColumnIndex(1)), Some(ColumnKind::Integer));
        assert_eq!(schema.kind(ColumnIndex(2)), None);
    }

    #[test]
    fn any_difference_is_another_schema() {
        const QUIET: Column = Column { name: "name", kind: ColumnKind::Text { searched: false } };
        let schemas = [
            Schema::new(&[NAME, BALANCE]),
            Schema::new(&[BALANCE, NAME]),
            Schema::new(&[NAME]),
            Schema::new(&[QUIET, BALANCE]),
        ];
        for (at, schema) in schemas.iter().enumerate() {
            assert!(schemas[..at].iter().all(|other| other.fingerprint() != schema.fingerprint()), "{schema:?}");
        }
    }

    #[test]
    fn an_added_column_is_known_by_its_number_and_is_no_other() {
        for kind in ColumnKind::ADDED {
            assert_eq!(ColumnKind::added(kind.code()), Some(kind));
        }
        for kind in [ColumnKind::Text { searched: true }, ColumnKind::Integer, ColumnKind::Choice] {
            assert_eq!(ColumnKind::added(kind.code()), None);
        }
    }
}
