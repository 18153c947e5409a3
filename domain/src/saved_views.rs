//! Views of a list that somebody saved: a name for what a list is asked for and how it looks.
//!
//! A private view is its owner's alone; a shared one is everybody's in the company. Each user marks their own favourites.

use serde::{Deserialize, Serialize};

use crate::access::{Permission, Role, allows};
use crate::error::FieldError;
use crate::ids::SavedViewId;
use crate::subject::Subject;
use crate::text::{Text, sort_key};

/// The most views of one user: all of them stand in one menu.
pub const MAX_VIEWS: u32 = 100;
/// The most views that a company shares, for the same reason.
pub const MAX_SHARED: u32 = 200;
/// The most favourites of one user.
pub const MAX_FAVOURITES: u32 = 50;
/// How many favourites stand at the head of the list: more would push the list itself down.
pub const SHOWN_FAVOURITES: usize = 5;
/// The longest query string that is kept, in bytes: a filter of 200 letters with every criterion is below.
pub const MAX_ASKED: usize = 2000;

/// What a list is asked for: its query string without the `?`, as the list itself writes it. Empty for the usual list.
///
/// Only what a query string is made of passes, so that it can stand in an address as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Asked(String);

impl Asked {
    /// Takes a query string.
    pub fn parse(written: &str) -> Result<Self, FieldError> {
        if written.len() > MAX_ASKED {
            return Err(FieldError::TooLong { max: u32::try_from(MAX_ASKED).unwrap_or(u32::MAX) });
        }
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%=&,:".contains(&byte);
        if written.bytes().all(is_plain) { Ok(Self(written.to_owned())) } else { Err(FieldError::ControlCharacter) }
    }

    /// The query string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a view keeps of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewContent {
    /// What the list is asked for.
    pub asked: Asked,
    /// Its columns and density, as [`ListLook::written`](crate::listing::ListLook::written) has them; nothing where each reader's own
    /// decide.
    pub look: Option<String>,
}

/// A view to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewView {
    /// Whose list it is a view of.
    pub subject: Subject,
    /// What it is called.
    pub name: Text<60>,
    /// Whether everybody in the company has it.
    pub is_shared: bool,
    /// Whether it is a favourite of whoever saves it.
    pub is_favourite: bool,
    /// What it keeps.
    pub kept: ViewContent,
}

/// A view as one user sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its id, which the address names while it is open.
    pub id: SavedViewId,
    /// Whose list it is a view of.
    pub subject: Subject,
    /// What it is called.
    pub name: String,
    /// The list's query string without the `?`.
    pub asked: String,
    /// Its columns and density, as [`ViewContent::look`], if it has any of its own.
    pub look: Option<String>,
    /// Whether it is the reader's own.
    pub is_mine: bool,
    /// Whether everybody in the company has it.
    pub is_shared: bool,
    /// Whether it is the reader's favourite.
    pub is_favourite: bool,
}

impl SavedView {
    /// Whether a reader in that role may rename it or keep something else in it: a private view is its owner's affair; of a shared one,
    /// others see the change, so that it takes who may change what they see, and the owner or whoever sets the company up.
    #[must_use]
    pub const fn may_change(&self, role: Role) -> bool {
        if self.is_shared {
            allows(role, Permission::to_edit(self.subject))
                && (self.is_mine || allows(role, Permission::ManageSettings))
        } else {
            self.is_mine
        }
    }

    /// Whether a reader in that role may share it, or keep it to themselves again: its owner alone, since it becomes nobody else's.
    #[must_use]
    pub const fn may_share(&self, role: Role) -> bool {
        self.is_mine && allows(role, Permission::to_edit(self.subject))
    }

    /// Whether a reader in that role may delete it: its owner; a shared one, also whoever sets the company up.
    #[must_use]
    pub const fn may_remove(&self, role: Role) -> bool {
        self.is_mine || (self.is_shared && allows(role, Permission::ManageSettings))
    }
}

/// Favourites first, then by name.
pub fn in_order(views: &mut [SavedView]) {
    views.sort_by_cached_key(|view| (!view.is_favourite, sort_key(&view.name), view.id));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, is_mine: bool, is_shared: bool, is_favourite: bool) -> SavedView {
        let id = SavedViewId(uuid::Uuid::nil());
        SavedView {
            id,
            subject: Subject::Client,
            name: name.into(),
            asked: String::new(),
            look: None,
            is_mine,
            is_shared,
            is_favourite,
        }
    }

    #[test]
    fn only_a_query_string_passes() {
        let usual = "q=%C3%89t%C3%A9&state=active,deleted&sort=balance&then=-client&from=2026-01-31";
        assert_eq!(Asked::parse(usual).unwrap().as_str(), usual);
        assert!(Asked::parse("").is_ok());
        for hostile in ["q=<script>", "q=a b", "q=\"", "q=été", "q=a#b", "q=a\n"] {
            assert_eq!(Asked::parse(hostile), Err(FieldError::ControlCharacter), "{hostile:?}");
        }
        assert!(Asked::parse(&"a".repeat(MAX_ASKED)).is_ok());
        assert_eq!(Asked::parse(&"a".repeat(MAX_ASKED + 1)), Err(FieldError::TooLong { max: 2000 }));
    }

    /// The golden table: change, share, remove, by role.
    #[test]
    fn who_may_do_what_to_a_view() {
        let marks = |view: SavedView| -> Vec<String> {
            let mark = |may: bool| if may { 'x' } else { '-' };
            let of =
                |may: fn(&SavedView, Role) -> bool| Role::ALL.map(|role| mark(may(&view, role))).into_iter().collect();
            vec![of(SavedView::may_change), of(SavedView::may_share), of(SavedView::may_remove)]
        };
        assert_eq!(marks(view("mine", true, false, false)), ["xxxxx", "xxxx-", "xxxxx"]);
        assert_eq!(marks(view("mine, shared", true, true, false)), ["xxxx-", "xxxx-", "xxxxx"]);
        assert_eq!(marks(view("another's, shared", false, true, false)), ["xx---", "-----", "xx---"]);
        assert_eq!(marks(view("another's", false, false, false)), ["-----", "-----", "-----"]);
    }

    #[test]
    fn favourites_come_first_and_then_names_as_people_sort_them() {
        let mut views =
            [view("Zoé", true, false, false), view("été 10", true, false, false), view("Été 9", true, true, false)];
        views[0].is_favourite = true;
        in_order(&mut views);
        assert_eq!(views.map(|view| view.name), ["Zoé", "Été 9", "été 10"]);
    }
}
