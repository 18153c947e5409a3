//! The way back to a list as it was left: what it showed, how far one had scrolled, and the row that one opened. It lasts as long as the
//! document; a reload and Back have the history for that.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use uuid::Uuid;

/// How a list was left.
#[derive(Clone, Debug, Default, PartialEq)]
struct Left {
    href: String,
    /// How far one had scrolled, in CSS pixels.
    place: Option<f64>,
    row: Option<Uuid>,
}

thread_local! {
    /// By the path of the list.
    static LEFT: RefCell<BTreeMap<&'static str, Left>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes what a list shows now. Of another list of that path, place and row are forgotten.
pub fn note(path: &'static str, href: String) {
    LEFT.with_borrow_mut(|left| {
        let noted = left.entry(path).or_default();
        if noted.href != href {
            *noted = Left { href, ..Left::default() };
        }
    });
}

/// Notes how far one has scrolled in it.
pub fn note_place(path: &'static str) {
    let place = window().scroll_y().ok();
    LEFT.with_borrow_mut(|left| left.entry(path).or_default().place = place);
}

/// Notes the row that is about to be opened.
pub fn note_row(path: &'static str, row: Uuid) {
    LEFT.with_borrow_mut(|left| left.entry(path).or_default().row = Some(row));
}

/// How far one had scrolled in a list that is shown as it was left, in CSS pixels.
#[must_use]
pub fn place(path: &str, href: &str) -> Option<f64> {
    left(path).filter(|left| left.href == href)?.place
}

/// The row that was opened from a list, once: whoever comes back stands on it.
#[must_use]
pub fn take_row(path: &'static str, href: &str) -> Option<Uuid> {
    LEFT.with_borrow_mut(|left| left.get_mut(path).filter(|left| left.href == href)?.row.take())
}

/// The address of a list: as it was left, once the page is alive; in whole, on the list itself.
pub fn to(path: &'static str) -> Signal<String> {
    let (here, href) = (use_location().pathname, RwSignal::new(path.to_owned()));
    Effect::new(move || {
        let is_list = here.with(|here| here == path);
        href.set(left(path).filter(|_| !is_list).map_or_else(|| path.to_owned(), |left| left.href));
    });
    href.into()
}

fn left(path: &str) -> Option<Left> {
    LEFT.with_borrow(|left| left.get(path).cloned()).filter(|left| !left.href.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_list_begins_anew() {
        note("/a", "/a?q=x".into());
        note_row("/a", Uuid::nil());
        note("/a", "/a?q=x".into());
        assert_eq!(take_row("/a", "/a"), None, "the list as it is shown now is another one");
        assert_eq!((take_row("/a", "/a?q=x"), take_row("/a", "/a?q=x")), (Some(Uuid::nil()), None));
        note_row("/a", Uuid::nil());
        note("/a", "/a".into());
        assert_eq!((take_row("/a", "/a"), place("/a", "/a")), (None, None));
        assert_eq!(left("/b"), None);
    }
}
