//! How the list looks: its columns and how close rows stand, as their user chose it in this browser.

use std::cell::RefCell;
use std::collections::BTreeMap;

use domain::listing::{ColumnId, ColumnWidth, Density, ListLook};
use domain::subject::Subject;
use leptos::prelude::*;

use super::Face;
use super::room::Room;
use super::views::address;
use kit::bootstrap::bootstrap;

thread_local! {
    /// What was chosen since the page came.
    static CHOSEN: RefCell<BTreeMap<Subject, ListLook>> = const { RefCell::new(BTreeMap::new()) };
}

/// What was chosen, here or when the page was asked for.
pub fn chosen(face: &Face) -> ListLook {
    let subject = face.listing.subject;
    CHOSEN.with_borrow(|chosen| chosen.get(&subject).cloned()).unwrap_or_else(|| {
        let looks = bootstrap().looks;
        let look = looks.iter().find(|(of, _)| *of == subject);
        look.map_or_else(|| ListLook::usual(face.listing), |(_, look)| ListLook::read(face.listing, look))
    })
}

/// Keeps what is chosen now, in a cookie that the server reads for the first page.
pub fn keep(face: &Face, look: &ListLook) {
    // The address has it then.
    if address::says_look() {
        return;
    }
    CHOSEN.with_borrow_mut(|chosen| chosen.insert(face.listing.subject, look.clone()));
    let is_https = window().location().protocol().is_ok_and(|protocol| protocol == "https:");
    let secure = if is_https { "; Secure" } else { "" };
    let cookie = format!(
        "{}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}",
        face.listing.cookie(is_https),
        look.written(face.listing)
    );
    // Where cookies are forbidden, it lasts until the page goes.
    drop(js_sys::Reflect::set(document().as_ref(), &"cookie".into(), &cookie.into()));
}

/// What the name, the state and the menu take at least, in rem.
const ROOM_OF_OTHERS: f32 = 26.0;
/// What a column takes that was given no width, in rem.
const ROOM: f32 = 8.5;

/// The classes of the table that looks so, with what its texts take together; with columns of one's own, the least room that it takes is
/// among them instead.
pub fn classes(face: &Face, look: &ListLook, texts: &Room) -> String {
    let density = if look.density == Density::Compact { " compact" } else { "" };
    let class = face.class;
    if !is_own(face, look) {
        return format!("grid records {class}{}{density}", rems(texts.shared(look)));
    }
    let widths = look.columns.iter().map(|shown| shown.width.map_or(ROOM, |width| f32::from(width.rem())));
    // A few hundred at most.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let room = (ROOM_OF_OTHERS + widths.sum::<f32>()).ceil() as u16;
    format!("grid records {class} chosen{}{density}", rems(room))
}

/// Whether the columns are other than usual, so that they may not fit.
pub fn is_own(face: &Face, look: &ListLook) -> bool {
    look.columns != ListLook::usual(face.listing).columns
}

/// The classes of the head of a column, with the width that it was given, or what its texts take.
pub fn head_class(class: &str, column: ColumnId, width: Option<ColumnWidth>, texts: &Room) -> String {
    let given = width.map(|width| format!(" wide{}", rems(width.rem().into())));
    let width = given.or_else(|| texts.column(column).map(rems)).unwrap_or_default();
    format!("{class}{width}")
}

/// A length as classes, each a power of two (`style/utilities.css`): a page holds no styles of its own.
fn rems(length: u16) -> String {
    let bits = (0..u16::BITS).map(|bit| 1_u16 << bit);
    bits.filter(|bit| length & bit != 0).flat_map(|bit| [" rem-".to_owned(), bit.to_string()]).collect()
}
