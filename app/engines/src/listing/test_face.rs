//! A face for tests of the engine: the list of clients without any words.

use domain::clients::listing::{CONTACT, EMAIL};
use domain::clients::{CLIENTS, ClientState};
use domain::format::Locale as FormatLocale;
use domain::state::Act;
use domain::table::Words;

use super::{Face, Look, Verbs};
use kit::ui::{BadgeKind, Glyph};
use kit::words::Locale;

/// How its rows look, without any column.
pub fn look() -> Look {
    Look {
        face: &FACE,
        l: Locale::fr,
        f: FormatLocale::FrFr,
        can_pick: false,
        can_edit: false,
        found: Words::default(),
        columns: Vec::new(),
        fields: Vec::new(),
    }
}

/// See the module.
pub static FACE: Face = Face {
    listing: &CLIENTS,
    class: "tested",
    glyph: Glyph::Users,
    word: |_, _| "",
    count: |_, count| count.to_string(),
    column: |_, _| "",
    column_class: |column| if [CONTACT, EMAIL].contains(&column) { "fit" } else { "" },
    title: |_, _| maud::html! {},
    cell: |_, _, _| maud::html! {},
    state: |_, _| "",
    tag: |_, _, _| None,
    standing: |_, _| (BadgeKind::Neutral, ""),
    criterion: |_, _| "",
    values: |_, _, _| Vec::new(),
    links: |_, _| Vec::new(),
    verbs: Verbs {
        acts: |state| match ClientState::of(state) {
            Some(ClientState::Deleted | ClientState::Archived) => &[Act::Restore],
            _ => &[Act::Archive, Act::Delete],
        },
        after: |state, act| ClientState::of(state)?.after(act).ok().map(ClientState::id),
        is_editable: |_| true,
        bulk: &[],
        done: |_, _, _, _| String::new(),
        send: |_, _| Box::pin(async { Ok(Vec::new()) }),
        put_back: |_| Box::pin(async { Ok(()) }),
        instead: |_| None,
    },
    bulk: None,
    is_imported: false,
    export: None,
};
