//! Which columns a user's list has, in which order, how wide, and how close its rows stand.

use serde::{Deserialize, Serialize};

use super::{ColumnId, CustomColumn, Listing};
use crate::field::choices;
use crate::subject::Subject;
use crate::table::ColumnIndex;

choices! {
    /// How close rows stand.
    Density {
        /// As the design has them.
        #[default]
        Comfortable = "comfortable",
        /// More of them in the window.
        Compact = "compact",
    }
}

/// How wide a column was made, in rem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnWidth(u8);

impl ColumnWidth {
    /// The narrowest: a few letters, and what one takes hold of.
    pub const LEAST: Self = Self(4);
    /// The widest.
    pub const MOST: Self = Self(40);

    /// The nearest there is.
    #[must_use]
    pub fn nearest(rem: i32) -> Self {
        let rem = rem.clamp(i32::from(Self::LEAST.0), i32::from(Self::MOST.0));
        Self(u8::try_from(rem).unwrap_or(Self::MOST.0))
    }

    /// In rem.
    #[must_use]
    pub const fn rem(self) -> u8 {
        self.0
    }
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownColumn {
    /// Which.
    pub column: ColumnId,
    /// How wide it was made; as the design has it otherwise.
    pub width: Option<ColumnWidth>,
}

impl From<ColumnId> for ShownColumn {
    fn from(column: ColumnId) -> Self {
        Self { column, width: None }
    }
}

impl From<ColumnIndex> for ShownColumn {
    fn from(column: ColumnIndex) -> Self {
        ColumnId::from(column).into()
    }
}

/// Stands between a column and its width: of the few signs that mean nothing in a cookie and nothing in an address.
const WIDTH: char = '~';

const COOKIE: &str = "clientele_list";

/// How one user's list looks. It is kept by their browser, in a cookie, so that the server draws the list so from the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLook {
    /// The columns, in order.
    pub columns: Vec<ShownColumn>,
    /// How close rows stand.
    pub density: Density,
}

impl ListLook {
    /// The longest that is read, in bytes: every column with its width is below.
    pub const MAX_WRITTEN: usize = 1_800;
    /// The most of the company's own fields that are shown: a cookie holds no more, and no window either.
    pub const MOST_CUSTOM: usize = 32;

    /// How the list looks unless somebody chose otherwise.
    #[must_use]
    pub fn usual(listing: &Listing) -> Self {
        let columns = listing.usual_columns.iter().copied().map(ShownColumn::from).collect();
        Self { columns, density: Density::default() }
    }

    /// As the cookie holds it: the columns, apart by points, each with its width where it has one, and after a colon the density.
    #[must_use]
    pub fn written(&self, listing: &Listing) -> String {
        let column = |shown: &ShownColumn| match shown.width {
            Some(width) => format!("{}{WIDTH}{}", listing.name(shown.column), width.rem()),
            None => listing.name(shown.column).into_owned(),
        };
        let columns: Vec<String> = self.columns.iter().map(column).collect();
        format!("{}:{}", columns.join("."), self.density.as_str())
    }

    /// Reads what [`ListLook::written`] wrote; what makes no sense in it is as if it were not there.
    #[must_use]
    pub fn read(listing: &Listing, written: &str) -> Self {
        let Some((columns, density)) = written.split_once(':') else { return Self::usual(listing) };
        let mut look = Self { columns: Vec::new(), density: Density::parse(density).unwrap_or_default() };
        let mut left = Self::MOST_CUSTOM;
        for shown in columns.split('.').filter_map(|written| read_column(listing, written)) {
            let is_custom = matches!(shown.column, ColumnId::Custom(_));
            if look.columns.iter().all(|other| other.column != shown.column) && (left > 0 || !is_custom) {
                left -= usize::from(is_custom);
                look.columns.push(shown);
            }
        }
        look
    }

    /// Reads one that an address or a caller wrote; nothing where it is too long to be one, or none.
    #[must_use]
    pub fn read_sent(listing: &Listing, written: &str) -> Option<Self> {
        (written.len() <= Self::MAX_WRITTEN && written.contains(':')).then(|| Self::read(listing, written))
    }

    /// Every column and whether it is shown, those of these fields among them: those that are, in their order, then the others.
    #[must_use]
    pub fn all_columns(&self, listing: &Listing, fields: &[CustomColumn]) -> Vec<(ShownColumn, bool)> {
        let fields = fields.iter().map(|field| ColumnId::Custom(field.id));
        let all: Vec<ColumnId> = listing.columns.iter().copied().map(ColumnId::from).chain(fields).collect();
        let shown = self.columns.iter().filter(|shown| all.contains(&shown.column)).map(|shown| (*shown, true));
        let is_hidden = |column: &&ColumnId| self.columns.iter().all(|shown| shown.column != **column);
        let hidden = all.iter().filter(is_hidden).map(|column| (ShownColumn::from(*column), false));
        shown.chain(hidden).collect()
    }

    /// The width that a column was given.
    #[must_use]
    pub fn width(&self, column: ColumnId) -> Option<ColumnWidth> {
        self.columns.iter().find(|shown| shown.column == column)?.width
    }

    /// The same with another width of one column.
    #[must_use]
    pub fn resized(mut self, column: ColumnId, width: Option<ColumnWidth>) -> Self {
        self.columns.iter_mut().filter(|shown| shown.column == column).for_each(|shown| shown.width = width);
        self
    }
}

impl Listing {
    /// The name of the cookie that holds how one user's list looks: over https one that no other site of the domain can set. Browsers have
    /// had that of clients since it was the only one.
    #[must_use]
    pub fn cookie(&self, is_https: bool) -> String {
        let prefix = if is_https { "__Host-" } else { "" };
        match self.subject {
            Subject::Client => format!("{prefix}{COOKIE}"),
            other => format!("{prefix}{COOKIE}_{}", other.as_str()),
        }
    }
}

/// Reads what [`ListLook::written`] wrote of one column.
fn read_column(listing: &Listing, written: &str) -> Option<ShownColumn> {
    let (name, width) = written.split_once(WIDTH).map_or((written, None), |(name, width)| (name, Some(width)));
    let width = width.and_then(|width| width.parse().ok()).map(ColumnWidth::nearest);
    Some(ShownColumn { column: listing.among(listing.columns, name)?, width })
}
