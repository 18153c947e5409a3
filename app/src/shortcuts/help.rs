use leptos::prelude::*;

use engines::palette::findable;
use kit::ui::{Dialog, Kbd};
use kit::words::{td_string, words};

/// What the keys do, by where they do it.
#[component]
pub fn ShortcutsDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let edits = findable().any(|findable| findable.face.may_edit());
    let close = td_string!(l, common.close);
    let contents = move || {
        let key = |keys: &'static [&'static str], words: &'static str| (keys, words);
        let list = [
            key(&["/"], td_string!(l, shortcuts.filter)),
            key(&["j", "k"], td_string!(l, shortcuts.walk)),
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
        view! {
            <Group title=td_string!(l, shortcuts.in_list) keys=in_list/>
            {edits.then(|| view! {
                <Group title=td_string!(l, shortcuts.on_client) keys=record.to_vec()/>
                <Group title=td_string!(l, shortcuts.in_form) keys=form.to_vec()/>
            })}
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
