use domain::documents::listing::kinds_of;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use engines::listing::Face;
use engines::palette::findable;
use kit::ui::{Dialog, Kbd};
use kit::words::{Locale, td_string, words};

/// Where the keys are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A list, and whether whoever looks changes its records.
    List(bool),
    /// A record whose keys change it.
    Record,
    /// A form.
    Form,
    /// The editor of documents, which has keys of its own.
    Editor,
    /// Any other page.
    Other,
}

impl Place {
    fn of(path: &str, faces: &[&Face], may_edit: impl Fn(&Face) -> bool) -> Self {
        let is_of = |face: &Face| {
            let below = path.strip_prefix(face.path());
            below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        };
        let Some(face) = faces.iter().copied().find(|face| is_of(face)) else { return Self::Other };
        if path.ends_with("/new") || path.ends_with("/edit") {
            return if kinds_of(face.listing.subject).is_empty() { Self::Form } else { Self::Editor };
        }
        if face.path() == path {
            return Self::List(may_edit(face));
        }
        let is_edited = may_edit(face) && face.listing.all_states().any(face.verbs.is_editable);
        if is_edited && face.record_at(path).is_some() { Self::Record } else { Self::Other }
    }
}

/// Keys, pressed together or one for each way, and what they do.
type Keys = (&'static [&'static str], &'static str);

/// What the keys of a place are called, and they.
fn keys(l: Locale, place: Place) -> Option<(&'static str, Vec<Keys>)> {
    let edit: Keys = (&["e"], td_string!(l, shortcuts.edit));
    let form: [Keys; 2] = [(&["Ctrl", "↵"], td_string!(l, shortcuts.save)), (&["Esc"], td_string!(l, shortcuts.leave))];
    match place {
        Place::List(is_edited) => {
            let list: [Keys; 5] = [
                (&["/"], td_string!(l, shortcuts.filter)),
                (&["↓", "↑", "j", "k"], td_string!(l, shortcuts.walk)),
                (&["x"], td_string!(l, shortcuts.tick)),
                (&["↵"], td_string!(l, shortcuts.open)),
                (&["Esc"], td_string!(l, shortcuts.untick)),
            ];
            let create: Keys = (&["c"], td_string!(l, shortcuts.create));
            let edits = [edit, create].into_iter().filter(|_| is_edited);
            Some((td_string!(l, shortcuts.in_list), list.into_iter().chain(edits).collect()))
        }
        Place::Record => Some((td_string!(l, shortcuts.on_record), vec![edit])),
        Place::Form => Some((td_string!(l, shortcuts.in_form), form.to_vec())),
        Place::Editor => {
            let lines: [Keys; 2] = [
                (&["↵"], td_string!(l, shortcuts.next_cell)),
                (&["Alt", "↑", "↓"], td_string!(l, shortcuts.move_line)),
            ];
            Some((td_string!(l, shortcuts.in_form), lines.into_iter().chain(form).collect()))
        }
        Place::Other => None,
    }
}

/// What the keys do here, and everywhere.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let path = use_location().pathname;
    let close = td_string!(l, common.close);
    let contents = move || {
        let faces: Vec<&'static Face> = findable().map(|findable| findable.face).collect();
        let here = keys(l, path.with(|path| Place::of(path, &faces, Face::may_edit)));
        let everywhere: [Keys; 3] = [
            (&["Ctrl", "K"], td_string!(l, shortcuts.search)),
            (&["Ctrl", "Z"], td_string!(l, shortcuts.undo)),
            (&["?"], td_string!(l, shortcuts.help)),
        ];
        view! {
            {here.map(|(title, keys)| view! { <Group title keys/> })}
            <Group title=td_string!(l, shortcuts.everywhere) keys=everywhere.to_vec()/>
        }
    };
    view! {
        <Dialog id="shortcuts" open title=td_string!(l, shortcuts.title) close_label=close>{contents}</Dialog>
    }
}

/// Keys and words of one place.
#[component]
fn Group(
    /// Where.
    title: &'static str,
    /// Its keys.
    keys: Vec<Keys>,
) -> impl IntoView {
    let lines = keys
        .into_iter()
        .map(|(keys, words)| {
            let keys = keys.iter().map(|key| view! { <Kbd>{*key}</Kbd> }).collect_view();
            view! { <div><dt>{keys}</dt><dd>{words}</dd></div> }
        })
        .collect_view();
    view! {
        <section>
            <h3 class="section-title">{title}</h3>
            <dl class="shortcuts">{lines}</dl>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::listings::FINDABLE;

    #[test]
    fn each_page_has_the_keys_that_work_there() {
        let faces: Vec<&Face> = FINDABLE.iter().map(|findable| findable.face).collect();
        let of = |path: &str| Place::of(path, &faces, |face| face.path() != "/products");
        let id = Uuid::from_u128(7);
        for (path, place) in [
            ("/clients".to_owned(), Place::List(true)),
            ("/products".to_owned(), Place::List(false)),
            (format!("/clients/{id}"), Place::Record),
            (format!("/products/{id}"), Place::Other),
            (format!("/clients/{id}/statement"), Place::Record),
            ("/clients/new".to_owned(), Place::Form),
            (format!("/tasks/{id}/edit"), Place::Form),
            ("/credit-notes/new".to_owned(), Place::Editor),
            (format!("/invoices/{id}/edit"), Place::Editor),
            ("/credits/new".to_owned(), Place::Form),
            ("/clients/import".to_owned(), Place::Other),
            ("/settings/company".to_owned(), Place::Other),
            ("/".to_owned(), Place::Other),
        ] {
            assert_eq!(of(&path), place, "{path}");
        }
    }

    #[test]
    fn what_creates_and_changes_is_told_to_whoever_may() {
        let told = |place| keys(Locale::fr, place).map(|(_, keys)| keys.len());
        assert_eq!((told(Place::List(true)), told(Place::List(false))), (Some(7), Some(5)));
        assert_eq!((told(Place::Editor), told(Place::Other)), (Some(4), None));
    }
}
