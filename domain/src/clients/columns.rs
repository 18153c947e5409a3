//! Which columns a user's clients list has, in which order, how wide, and how close its rows stand.

use serde::{Deserialize, Serialize};

use crate::field::choices;

choices! {
    /// A column that one may choose; the name comes before all of them, the state and what can be done after.
    ListColumn {
        /// The primary contact's name.
        Contact = "contact",
        /// The primary contact's e-mail, else the client's.
        Email = "email",
        /// The client's number.
        Number = "number",
        /// The city of its main address.
        City = "city",
        /// The country of its main address.
        Country = "country",
        /// The day it was created.
        #[default]
        Created = "created",
        /// The client's last sign-in to the portal.
        LastSeen = "last_seen",
        /// What it owes.
        Balance = "balance",
        /// Its telephone number.
        Phone = "phone",
        /// Its type.
        Type = "type",
        /// Its category.
        Category = "category",
        /// Who takes care of it.
        Owner = "owner",
        /// Its tags.
        Tags = "tags",
    }
}

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
    pub column: ListColumn,
    /// How wide it was made; as the design has it otherwise.
    pub width: Option<ColumnWidth>,
}

impl From<ListColumn> for ShownColumn {
    fn from(column: ListColumn) -> Self {
        Self { column, width: None }
    }
}

impl ShownColumn {
    /// Reads what [`ListLook::written`] wrote of it.
    fn read(written: &str) -> Option<Self> {
        let (name, width) = written.split_once(WIDTH).map_or((written, None), |(name, width)| (name, Some(width)));
        let width = width.and_then(|width| width.parse().ok()).map(ColumnWidth::nearest);
        Some(Self { column: ListColumn::parse(name).ok()?, width })
    }
}

/// Stands between a column and its width: of the few signs that mean nothing in a cookie and nothing in an address.
const WIDTH: char = '~';

/// How one user's list looks. It is kept by their browser, in a cookie, so that the server draws the list so from the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLook {
    /// The columns, in order.
    pub columns: Vec<ShownColumn>,
    /// How close rows stand.
    pub density: Density,
}

impl Default for ListLook {
    /// The columns of A1.3.
    fn default() -> Self {
        use ListColumn as C;
        let columns = [C::Contact, C::Email, C::Created, C::LastSeen, C::Balance];
        Self { columns: columns.map(ShownColumn::from).into(), density: Density::default() }
    }
}

impl ListLook {
    /// The cookie that holds it.
    pub const COOKIE: &'static str = "clientele_list";

    /// As the cookie holds it: the columns, apart by points, each with its width where it has one, and after a colon the density.
    #[must_use]
    pub fn written(&self) -> String {
        let column = |shown: &ShownColumn| match shown.width {
            Some(width) => format!("{}{WIDTH}{}", shown.column.as_str(), width.rem()),
            None => shown.column.as_str().to_owned(),
        };
        let columns: Vec<String> = self.columns.iter().map(column).collect();
        format!("{}:{}", columns.join("."), self.density.as_str())
    }

    /// Reads what [`ListLook::written`] wrote; what makes no sense in it is as if it were not there.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let Some((columns, density)) = written.split_once(':') else { return Self::default() };
        let mut look = Self { columns: Vec::new(), density: Density::parse(density).unwrap_or_default() };
        for shown in columns.split('.').filter_map(ShownColumn::read) {
            if look.columns.iter().all(|other| other.column != shown.column) {
                look.columns.push(shown);
            }
        }
        look
    }

    /// Every column and whether it is shown: those that are, in their order, then the others.
    #[must_use]
    pub fn all_columns(&self) -> Vec<(ShownColumn, bool)> {
        let is_hidden = |column: &&ListColumn| self.columns.iter().all(|shown| shown.column != **column);
        let hidden = ListColumn::ALL.iter().filter(is_hidden).map(|column| (ShownColumn::from(*column), false));
        self.columns.iter().map(|shown| (*shown, true)).chain(hidden).collect()
    }

    /// The width that a column was given.
    #[must_use]
    pub fn width(&self, column: ListColumn) -> Option<ColumnWidth> {
        self.columns.iter().find(|shown| shown.column == column)?.width
    }

    /// The same with another width of one column.
    #[must_use]
    pub fn resized(mut self, column: ListColumn, width: Option<ColumnWidth>) -> Self {
        self.columns.iter_mut().filter(|shown| shown.column == column).for_each(|shown| shown.width = width);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ListColumn::{Balance, City, Contact, Email, Number};
    use super::*;

    fn shown(columns: &[ListColumn]) -> Vec<ShownColumn> {
        columns.iter().copied().map(ShownColumn::from).collect()
    }

    #[test]
    fn a_look_reads_back_as_it_was_written() {
        let look = ListLook { columns: shown(&[Number, Balance, City]), density: Density::Compact };
        assert_eq!(look.written(), "number.balance.city:compact");
        assert_eq!(ListLook::read(&look.written()), look);
        let wide = look.resized(City, Some(ColumnWidth::nearest(12)));
        assert_eq!(wide.written(), "number.balance.city~12:compact");
        assert_eq!(ListLook::read(&wide.written()), wide);
        assert_eq!(wide.width(City).map(ColumnWidth::rem), Some(12));
        assert_eq!(wide.resized(City, None).width(City), None);
        let none = ListLook { columns: Vec::new(), density: Density::Comfortable };
        assert_eq!(ListLook::read(&none.written()), none);
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        assert_eq!(ListLook::read(""), ListLook::default());
        assert_eq!(ListLook::read("city.city.<b>.email:tight").columns, shown(&[City, Email]));
        assert_eq!(
            ListLook::read("city~.email~wide.number~-3.balance~999:compact").written(),
            "city.email.number~4.balance~40:compact"
        );
    }

    #[test]
    fn hidden_columns_follow_those_shown() {
        let look = ListLook { columns: shown(&[City, Contact]), density: Density::Comfortable };
        let all = look.all_columns();
        assert_eq!(all.len(), ListColumn::ALL.len());
        assert_eq!(all[..3], [(City.into(), true), (Contact.into(), true), (Email.into(), false)]);
        assert!(all[2..].iter().all(|(_, is_shown)| !is_shown));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_cookie_breaks_it(written in "\\PC{0,60}|[a-z_.~0-9]{0,40}:[a-z]{0,12}") {
            let look = ListLook::read(&written);
            prop_assert_eq!(ListLook::read(&look.written()), look);
        }
    }
}
