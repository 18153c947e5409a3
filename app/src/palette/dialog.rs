use leptos::{ev, html, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;

use super::finder::Finder;
use crate::early;
use engines::palette::{Does, Group, findable};
use kit::lazy_dialog::LazyDialog;
use kit::offline::within_reach;
use kit::ui::{Glyph, Icon, IconButton, bring_into_sight, cancelled, closed, keep_shown, target};
use kit::words::{Locale, td_string, words};

const LIST_ID: &str = "palette-list";

/// The palette: a combobox (ARIA) over everything there is.
#[component]
pub fn PaletteDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Opens the list of keys.
    help: LazyDialog,
) -> impl IntoView {
    let l = words();
    let node = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(String::new());
    let finder = Finder::new(l, typed, help);
    let path = use_location().pathname;
    let navigate = use_navigate();
    let is_there = within_reach();
    let shown = RwSignal::new(false);
    keep_shown(node, shown);
    // It takes the focus, so it waits for the end of a letter that is being composed.
    let show = move || {
        if open.get_untracked() && !shown.get_untracked() && !early::is_composing() {
            shown.set(true);
        }
    };
    Effect::new(move || {
        if open.get() {
            typed.set(String::new());
            finder.begin(&path.get_untracked());
            show();
        } else {
            shown.set(false);
        }
    });
    Effect::new(move || {
        let turned = window_event_listener_untyped(early::TURNED, move |_| show());
        on_cleanup(move || turned.remove());
    });
    let choose = Callback::new(move |(at, aside): (usize, bool)| {
        let Some(entry) = finder.entry(at) else { return };
        // First, so that the focus is back on the page: a dialog that opens now gives it back there.
        open.set(false);
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
        match entry.does {
            Does::Go(path) if aside => drop(window().open_with_url_and_target(&path, "_blank")),
            Does::Go(path) => navigate(&path, NavigateOptions::default()),
            Does::Fetch(address) => fetch(&address),
            Does::Run(run) => run.now(),
            Does::Send(address, value) => send(address, value),
        }
    });
    let content = move || shown.get().then(|| view! { <Contents open typed finder choose is_there/> });
    let around = move |event: ev::MouseEvent| {
        // Beside the palette, one presses the dialog itself.
        let pressed = target::<web_sys::Node>(&event);
        if node.get_untracked().is_some_and(|dialog| dialog.is_same_node(pressed.as_ref())) {
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=node
            id="palette"
            class="dialog palette"
            aria-label=td_string!(l, palette.search)
            on:cancel=move |event| cancelled(&event, open)
            on:close=move |event| closed(&event, open)
            on:mousedown=around
        >
            {content}
        </dialog>
    }
}

/// The field, and what is found.
#[component]
fn Contents(
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    finder: Finder,
    choose: Callback<(usize, bool)>,
    is_there: ReadSignal<bool>,
) -> impl IntoView {
    let l = words();
    let input = NodeRef::<html::Input>::new();
    // In the turn that draws it, where the dialog is shown already: the next key must not find the page.
    Effect::new(move || {
        if let Some(input) = input.get() {
            // Fails only for elements that are gone.
            drop(input.focus());
        }
    });
    // What was typed before the palette was here comes along with the focus: up to then, letters go there.
    let take_over = move |_| {
        if let Some(text) = input.get_untracked().and_then(|input| early::take_into(&input)) {
            typed.set(text);
            finder.look();
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let (at, count) = (finder.at.get_untracked(), finder.count());
        let step = |by: usize| if count == 0 { 0 } else { (at + by) % count };
        match event.key().as_str() {
            // Composing a letter, Enter ends that and no more.
            _ if event.is_composing() => return,
            "ArrowDown" => finder.at.set(step(1)),
            "ArrowUp" => finder.at.set(step(count.saturating_sub(1))),
            "PageDown" => finder.at.set((at + 5).min(count.saturating_sub(1))),
            "PageUp" => finder.at.set(at.saturating_sub(5)),
            "Enter" => choose.run((at, event.ctrl_key() || event.meta_key())),
            _ => return,
        }
        event.prevent_default();
    };
    let active = move || finder.groups.with(|groups| !groups.is_empty()).then(|| option_id(finder.at.get()));
    Effect::new(move || {
        if let Some(option) = active().and_then(|id| document().get_element_by_id(&id)) {
            bring_into_sight(&option);
        }
    });
    let nothing = move || {
        finder.groups.with(Vec::is_empty).then(|| {
            view! { <p class="palette-none" role="status">{td_string!(l, palette.nothing)}</p> }
        })
    };
    let out_of_reach = move || {
        (!is_there.get()).then(|| view! { <p class="palette-said" role="status">{td_string!(l, palette.offline)}</p> })
    };
    view! {
        <div class="dialog-body">
            <div class="palette-field">
                <Icon glyph=Glyph::Search/>
                <input
                    node_ref=input
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength="200"
                    enterkeyhint="go"
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-label=td_string!(l, palette.search)
                    aria-controls=LIST_ID
                    aria-activedescendant=active
                    placeholder=placeholder(l)
                    prop:value=typed
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        finder.look();
                    }
                    on:keydown=pressed
                    on:focus=take_over
                />
                <IconButton label=td_string!(l, common.close) icon=Glyph::X on_press=move |()| open.set(false)/>
            </div>
            <div class="palette-list" id=LIST_ID role="listbox" aria-label=td_string!(l, palette.found)>
                {move || groups(finder, choose)}
            </div>
            {nothing}
            {out_of_reach}
            <p class="palette-foot only-wide" aria-hidden="true">
                <span><kbd class="kbd">"↑"</kbd><kbd class="kbd">"↓"</kbd>{td_string!(l, palette.walk)}</span>
                <span><kbd class="kbd">"↵"</kbd>{td_string!(l, palette.open)}</span>
                <span><kbd class="kbd">">"</kbd>{td_string!(l, palette.only_actions)}</span>
                <span><kbd class="kbd">"#"</kbd>{td_string!(l, palette.only_numbers)}</span>
            </p>
        </div>
    }
}

fn groups(finder: Finder, choose: Callback<(usize, bool)>) -> impl IntoView {
    let words = finder.words.get_untracked();
    let mut at = 0;
    let mut option = |entry: &engines::palette::Entry| {
        let mine = at;
        at += 1;
        view! {
            <div
                class="palette-option"
                id=option_id(mine)
                role="option"
                aria-selected=move || if finder.at.get() == mine { "true" } else { "false" }
                on:mousemove=move |_| if finder.at.get_untracked() != mine { finder.at.set(mine) }
                on:click=move |event| choose.run((mine, event.ctrl_key() || event.meta_key()))
            >
                {entry.view(&words)}
            </div>
        }
    };
    let group = |(number, group): (usize, &Group)| {
        let title_id = format!("palette-group-{number}");
        let labelled_by = title_id.clone();
        view! {
            <div role="group" aria-labelledby=labelled_by>
                <div class="palette-title" id=title_id role="presentation">{group.title}</div>
                {group.entries.iter().map(&mut option).collect_view()}
            </div>
        }
    };
    finder.groups.with(|groups| groups.iter().enumerate().map(group).collect_view())
}

/// What the empty field says may be looked for.
fn placeholder(l: Locale) -> String {
    let records: Vec<_> = findable().filter_map(|findable| Some((findable.looked_for?)(l))).collect();
    td_string!(l, palette.placeholder, records = records.join(", ")).to_string()
}

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

/// Lets the browser save a file.
fn fetch(address: &str) {
    let Ok(link) = document().create_element("a") else { return };
    // Fails only for names that are none.
    drop(link.set_attribute("href", address).and_then(|()| link.set_attribute("download", "")));
    if let Some(link) = link.dyn_ref::<web_sys::HtmlElement>() {
        link.click();
    }
}

/// Sends a form, so that the page that follows comes whole.
fn send(address: &str, value: Option<(&str, String)>) {
    let made = |name: &str| document().create_element(name).ok();
    let (Some(form), Some(body)) = (made("form"), document().body()) else { return };
    // Fails only for names that are none.
    drop(form.set_attribute("method", "post").and_then(|()| form.set_attribute("action", address)));
    if let Some((field, (name, value))) = made("input").zip(value) {
        drop(field.set_attribute("name", name).and_then(|()| field.set_attribute("value", &value)));
        drop(form.append_child(&field));
    }
    drop(form.set_attribute("hidden", ""));
    drop(body.append_child(&form));
    if let Some(form) = form.dyn_ref::<web_sys::HtmlFormElement>() {
        // Refused, as every form is, while the server is out of reach.
        drop(form.request_submit());
    }
}
