use leptos::prelude::*;
use leptos_router::hooks::use_location;

use engines::palette::findable;
use kit::ui::{Dialog, Kbd};
use kit::words::{td_string, words};

/// Where the keys are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    List,
    Record,
    Form,
    Other,
}

impl Place {
    fn of(path: &str) -> Self {
        let form = path.ends_with("/new") || path.ends_with("/edit");
        let mut faces = findable().map(|findable| findable.face);
        match () {
            () if form => Self::Form,
            () if findable().any(|findable| findable.face.path() == path) => Self::List,
            () if faces.any(|face| face.record_at(path).is_some()) => Self::Record,
            () => Self::Other,
        }
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
    let edits = findable().any(|findable| findable.face.may_edit());
    let close = td_string!(l, common.close);
    let contents = move || {
        let key = |keys: &'static [&'static str], words: &'static str| (keys, words);
        let list = [
            key(&["/"], td_string!(l, shortcuts.filter)),
            key(&["↓", "↑", "j", "k"], td_string!(l, shortcuts.walk)),
            key(&["x"], td_string!(l, shortcuts.tick)),
            key(&["↵"], td_string!(l, shortcuts.open)),
            key(&["Esc"], td_string!(l, shortcuts.untick)),
        ];
        let edit = [key(&["e"], td_string!(l, shortcuts.edit)), key(&["c"], td_string!(l, shortcuts.create))];
        let form = [key(&["Ctrl", "↵"], td_string!(l, shortcuts.save)), key(&["Esc"], td_string!(l, shortcuts.leave))];
        let record = [key(&["e"], td_string!(l, shortcuts.edit))];
        let everywhere =
            [key(&["Ctrl", "K"], td_string!(l, shortcuts.search)), key(&["?"], td_string!(l, shortcuts.help))];
        let in_list: Vec<_> = list.into_iter().chain(edit.into_iter().filter(|_| edits)).collect();
        let here = match path.with(|path| Place::of(path)) {
            Place::List => Some((td_string!(l, shortcuts.in_list), in_list)),
            Place::Record if edits => Some((td_string!(l, shortcuts.on_record), record.to_vec())),
            Place::Form => Some((td_string!(l, shortcuts.in_form), form.to_vec())),
            Place::Record | Place::Other => None,
        };
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
    /// The keys, pressed together or one for each way, and what they do.
    keys: Vec<(&'static [&'static str], &'static str)>,
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
