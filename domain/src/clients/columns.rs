//! Which columns a user's clients list has, in which order, and how close its rows stand.

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

/// How one user's list looks. It is kept by their browser, in a cookie, so that the server draws the list so from the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLook {
    /// The columns, in order.
    pub columns: Vec<ListColumn>,
    /// How close rows stand.
    pub density: Density,
}

impl Default for ListLook {
    /// The columns of A1.3.
    fn default() -> Self {
        use ListColumn as C;
        Self { columns: vec![C::Contact, C::Email, C::Created, C::LastSeen, C::Balance], density: Density::default() }
    }
}

impl ListLook {
    /// The cookie that holds it.
    pub const COOKIE: &'static str = "clientele_list";

    /// As the cookie holds it: the columns, apart by points, and after a colon the density.
    #[must_use]
    pub fn written(&self) -> String {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.as_str()).collect();
        format!("{}:{}", columns.join("."), self.density.as_str())
    }

    /// Reads what [`ListLook::written`] wrote; what makes no sense in it is as if it were not there.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let Some((columns, density)) = written.split_once(':') else { return Self::default() };
        let mut look = Self { columns: Vec::new(), density: Density::parse(density).unwrap_or_default() };
        for column in columns.split('.').filter_map(|name| ListColumn::parse(name).ok()) {
            if !look.columns.contains(&column) {
                look.columns.push(column);
            }
        }
        look
    }

    /// Every column and whether it is shown: those that are, in their order, then the others.
    #[must_use]
    pub fn all_columns(&self) -> Vec<(ListColumn, bool)> {
        let hidden =
            ListColumn::ALL.iter().filter(|column| !self.columns.contains(column)).map(|column| (*column, false));
        self.columns.iter().map(|column| (*column, true)).chain(hidden).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ListColumn::{Balance, City, Contact, Email, Number};
    use super::*;

    #[test]
    fn a_look_reads_back_as_it_was_written() {
        let look = ListLook { columns: vec![Number, Balance, City], density: Density::Compact };
        assert_eq!(look.written(), "number.balance.city:compact");
        assert_eq!(ListLook::read(&look.written()), look);
        let none = ListLook { columns: Vec::new(), density: Density::Comfortable };
        assert_eq!(ListLook::read(&none.written()), none);
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        assert_eq!(ListLook::read(""), ListLook::default());
        assert_eq!(ListLook::read("city.city.<b>.email:tight").columns, [City, Email]);
    }

    #[test]
    fn hidden_columns_follow_those_shown() {
        let look = ListLook { columns: vec![City, Contact], density: Density::Comfortable };
        let all = look.all_columns();
        assert_eq!(all.len(), ListColumn::ALL.len());
        assert_eq!(all[..3], [(City, true), (Contact, true), (Email, false)]);
        assert!(all[2..].iter().all(|(_, is_shown)| !is_shown));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_cookie_breaks_it(written in "\\PC{0,60}|[a-z_.]{0,40}:[a-z]{0,12}") {
            let look = ListLook::read(&written);
            prop_assert_eq!(ListLook::read(&look.written()), look);
        }
    }
}
