//! How the list looks: its columns and how close rows stand, as their user chose it in this browser.

use std::cell::RefCell;

use domain::clients::columns::{ColumnWidth, Density, ListColumn, ListLook};
use domain::clients::list::SortColumn;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::columns::ColumnsDialog;
use super::views::address;
use crate::bootstrap::bootstrap;
use crate::chunks::door;
use crate::summons::Summons;
use crate::ui::{Glyph, IconButton};
use crate::words::{Locale, td_string, words};

thread_local! {
    /// What was chosen since the page came.
    static CHOSEN: RefCell<Option<ListLook>> = const { RefCell::new(None) };
}

door!(dialog, beside, (look: RwSignal<ListLook>, open: RwSignal<bool>) -> AnyView, view! { <ColumnsDialog look open/> }.into_any());

/// What was chosen, here or when the page was asked for.
pub fn chosen() -> ListLook {
    CHOSEN.with_borrow(Clone::clone).unwrap_or_else(|| bootstrap().list)
}

/// Keeps what is chosen now, in a cookie that the server reads for the first page.
pub fn keep(look: &ListLook) {
    // The address has it then.
    if address::says_look() {
        return;
    }
    CHOSEN.replace(Some(look.clone()));
    let secure =
        if window().location().protocol().is_ok_and(|protocol| protocol == "https:") { "; Secure" } else { "" };
    let cookie = format!("{}={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}", ListLook::COOKIE, look.written());
    // Where cookies are forbidden, it lasts until the page goes.
    drop(js_sys::Reflect::set(document().as_ref(), &"cookie".into(), &cookie.into()));
}

/// What the name, the state and the menu take at least, in rem.
const ROOM_OF_OTHERS: f32 = 26.0;
/// What a column takes that was given no width, in rem.
const ROOM: f32 = 8.5;

/// The classes of the table that looks so: with columns of one's own, the least room that it takes is among them.
pub fn classes(look: &ListLook) -> String {
    let density = if look.density == Density::Compact { " compact" } else { "" };
    if !is_own(look) {
        return format!("grid clients{density}");
    }
    let widths = look.columns.iter().map(|shown| shown.width.map_or(ROOM, |width| f32::from(width.rem())));
    // A few hundred at most.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let room = (ROOM_OF_OTHERS + widths.sum::<f32>()).ceil() as u16;
    format!("grid clients chosen{}{density}", rems(room))
}

/// Whether the columns are other than usual, so that they may not fit.
pub fn is_own(look: &ListLook) -> bool {
    look.columns != ListLook::default().columns
}

/// The classes of the head of a column, with the width that it was given.
pub fn head_class(column: ListColumn, width: Option<ColumnWidth>) -> String {
    let width = width.map_or_else(String::new, |width| format!(" wide{}", rems(width.rem().into())));
    format!("{}{width}", class(column))
}

/// A length as classes, each a power of two (`style/utilities.css`): a page holds no styles of its own.
fn rems(length: u16) -> String {
    let bits = (0..u16::BITS).map(|bit| 1_u16 << bit);
    bits.filter(|bit| length & bit != 0).flat_map(|bit| [" rem-".to_owned(), bit.to_string()]).collect()
}

/// A column's name.
pub fn name(l: Locale, column: ListColumn) -> &'static str {
    match column {
        ListColumn::Contact => td_string!(l, clients.column_contact),
        ListColumn::Email => td_string!(l, clients.column_email),
        ListColumn::Number => td_string!(l, clients.column_number),
        ListColumn::City => td_string!(l, clients.column_city),
        ListColumn::Country => td_string!(l, clients.column_country),
        ListColumn::Created => td_string!(l, clients.column_created),
        ListColumn::LastSeen => td_string!(l, clients.column_last_seen),
        ListColumn::Balance => td_string!(l, clients.column_balance),
        ListColumn::Phone => td_string!(l, clients.column_phone),
        ListColumn::Type => td_string!(l, clients.column_type),
        ListColumn::Category => td_string!(l, clients.column_category),
        ListColumn::Owner => td_string!(l, clients.column_owner),
        ListColumn::Tags => td_string!(l, clients.column_tags),
    }
}

/// The classes of a column's cells: `num` at the end, `mid` and `low` yield when room is short, `cell-…` have a place on the phone.
pub const fn class(column: ListColumn) -> &'static str {
    match column {
        ListColumn::Contact => "cell-who",
        ListColumn::Email => "mid",
        ListColumn::Number => "low col-number",
        ListColumn::City => "low col-city",
        ListColumn::Country => "low col-country",
        ListColumn::Created => "low col-created",
        ListColumn::LastSeen => "low col-seen",
        ListColumn::Balance => "num cell-sum",
        ListColumn::Phone => "low col-phone",
        ListColumn::Type => "low col-type",
        ListColumn::Category => "low col-category",
        ListColumn::Owner => "low col-owner",
        ListColumn::Tags => "low col-tags",
    }
}

/// What sorts by a column; names of countries stand in another order in each language, and the table has one.
pub const fn sorts(column: ListColumn) -> Option<SortColumn> {
    match column {
        ListColumn::Contact => Some(SortColumn::Contact),
        ListColumn::Email => Some(SortColumn::Email),
        ListColumn::Number => Some(SortColumn::Number),
        ListColumn::City => Some(SortColumn::City),
        ListColumn::Country => None,
        ListColumn::Created => Some(SortColumn::Created),
        ListColumn::LastSeen => Some(SortColumn::LastSeen),
        ListColumn::Balance => Some(SortColumn::Balance),
        ListColumn::Phone => Some(SortColumn::Phone),
        ListColumn::Type => Some(SortColumn::Type),
        ListColumn::Category => Some(SortColumn::Category),
        ListColumn::Owner => Some(SortColumn::Owner),
        ListColumn::Tags => Some(SortColumn::Tags),
    }
}

/// The button that chooses columns. Its dialog's code comes when it is first asked for.
#[component]
pub fn ColumnsButton(
    /// How the list looks.
    look: RwSignal<ListLook>,
) -> impl IntoView {
    let call = Summons::new();
    // A view brings columns of its own: the dialog is made anew with them.
    let brought = RwSignal::new(0_u32);
    Effect::new(move || {
        look.track();
        if !call.open.get_untracked() {
            brought.update(|times| *times = times.wrapping_add(1));
        }
    });
    view! {
        <span class="only-wide only-with-script">
            <IconButton label=td_string!(words(), clients.columns) icon=Glyph::Columns on_press=move |()| call.call()/>
        </span>
        {call.view(move |open| {
            brought.track();
            async move { dialog(look, open).await.ok() }
        })}
    }
}
