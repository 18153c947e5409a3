use domain::clients::tags::SEPARATORS;
use domain::text::fold;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::worded;
use kit::ui::{Glyph, Icon, target_within};
use kit::words::{td_string, words};

/// What the field knows while it is on the page. Which boxes are ticked is not in it: that lives in the page, so that what is ticked
/// before the page comes to life stays so.
#[derive(Clone, Copy)]
struct Choice {
    /// The name of the boxes.
    name: &'static str,
    /// The id of the line; those of the boxes begin with it.
    id: StoredValue<String>,
    /// The line, where one seeks and makes.
    line: NodeRef<html::Input>,
    /// Whether a name that no box has becomes a tag.
    makes: bool,
    /// The folded words of every box, in the order of their ids.
    known: StoredValue<Vec<String>>,
    /// The boxes that were made here.
    made: RwSignal<Vec<(usize, String)>>,
    /// What stands in the line, folded.
    sought: RwSignal<String>,
    /// What was taken from the line last, for who does not see it.
    said: RwSignal<String>,
    on_change: Option<Callback<()>>,
}

impl Choice {
    fn box_id(self, at: usize) -> String {
        self.id.with_value(|id| format!("{id}-{at}"))
    }

    fn is_blank(self) -> bool {
        // The field is also left when its page goes.
        self.sought.try_with_untracked(String::is_empty).unwrap_or(true)
    }

    fn clear(self) {
        if let Some(line) = self.line.get_untracked() {
            line.set_value("");
        }
        self.sought.set(String::new());
    }

    /// Ticks what stands in the line, or makes it.
    fn take(self) {
        let typed = self.line.get_untracked().map(|line| line.value()).unwrap_or_default();
        let mut taken = Vec::new();
        for part in typed.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()) {
            let folded = fold(part);
            if let Some(at) = self.known.with_value(|known| known.iter().position(|other| *other == folded)) {
                tick(&self.box_id(at));
            } else if self.makes {
                let at = self.known.with_value(Vec::len);
                self.known.update_value(|known| known.push(folded));
                self.made.update(|made| made.push((at, part.to_owned())));
            } else {
                continue;
            }
            taken.push(part);
        }
        self.clear();
        if !taken.is_empty() {
            self.said.set(td_string!(words(), clients.tag_taken, name = taken.join(", ")).to_string());
            if let Some(run) = self.on_change {
                run.run(());
            }
        }
    }

    fn pressed(self, event: &ev::KeyboardEvent) {
        if self.is_blank() {
            return;
        }
        match event.key().as_str() {
            "Enter" if !event.ctrl_key() && !event.meta_key() => self.take(),
            "Escape" => {
                // What is around the field has an Escape of its own.
                event.stop_propagation();
                self.clear();
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn left(self) {
        if !self.is_blank() {
            self.take();
        }
    }

    /// A box was ticked or unticked while something stood in the line: that led there, or is another tag.
    fn ticked(self, event: &ev::Event) {
        if self.is_blank() {
            return;
        }
        let label = target_within(event, "label");
        let words = fold(&label.and_then(|label| label.text_content()).unwrap_or_default());
        if self.sought.with_untracked(|sought| words.contains(sought.as_str())) { self.clear() } else { self.take() }
    }

    fn option(self, at: usize, value: String, words: String, checked: bool) -> impl IntoView {
        let folded = fold(&words);
        let away = move || self.sought.with(|sought| !folded.contains(sought.as_str()));
        view! {
            <label class="tag-option" class:away=away>
                <input class="check" type="checkbox" id=self.box_id(at) name=self.name value=value checked=checked/>
                <span>{words}</span>
            </label>
        }
    }

    /// The boxes: those made here first, then those that were ticked, then the others.
    fn options(self, held: Vec<(String, String)>, others: Vec<(String, String)>) -> impl IntoView {
        let ticked = held.len();
        let all = held.into_iter().chain(others).enumerate();
        let all: Vec<_> = all.map(|(at, (value, words))| self.option(at, value, words, at < ticked)).collect();
        view! {
            // Pressed while the line has the focus, a box does not take it: what stands there would become a tag.
            <div class="tag-options" on:mousedown=|event| event.prevent_default() on:change=move |event| self.ticked(&event)>
                <For
                    each=move || self.made.get().into_iter().rev()
                    key=|(at, _)| *at
                    children=move |(at, name)| self.option(at, name.clone(), name, true)
                />
                {all}
            </div>
        }
    }
}

/// Several tags: boxes to tick, and a line that narrows them to those one seeks and, where one may, makes a new one.
///
/// Boxes and line bear one name, so that what they hold together is what [`domain::clients::Tags::parse`] reads, with script or without.
#[component]
pub fn TagChoice(
    /// The name of the boxes, and of the line where it makes tags.
    name: &'static str,
    /// The id of the line.
    #[prop(into)]
    id: String,
    /// What it is.
    label: &'static str,
    /// Ids and words of the tags offered, in order.
    offered: Vec<(String, String)>,
    /// What is ticked at first: ids, and names that are to become tags, one a line.
    #[prop(optional)]
    held: String,
    /// Whether a name that is not offered becomes a tag.
    #[prop(optional)]
    makes: bool,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// Runs after changes that no event of an input tells.
    #[prop(optional)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let l = words();
    let held = worded(&held, &offered);
    let is_other = |(value, _): &(String, String)| held.iter().all(|(other, _)| other != value);
    let others: Vec<(String, String)> = offered.into_iter().filter(is_other).collect();
    let nothing = held.is_empty() && others.is_empty() && !makes;
    let known: Vec<String> = held.iter().chain(&others).map(|(_, words)| fold(words)).collect();
    let choice = Choice {
        name,
        id: StoredValue::new(id.clone()),
        line: NodeRef::new(),
        makes,
        known: StoredValue::new(known),
        made: RwSignal::default(),
        sought: RwSignal::default(),
        said: RwSignal::default(),
        on_change,
    };
    let find = if makes { td_string!(l, clients.tags_find_or_make) } else { td_string!(l, clients.tags_find) };
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || match (makes, error.read().is_some()) {
            (true, true) => Some(format!("{error_id} {hint_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        }
    };
    let line = view! {
        <input
            class="input"
            node_ref=choice.line
            id=id
            type="text"
            name=makes.then_some(name)
            data-first=makes.then_some("")
            autocomplete="off"
            spellcheck="false"
            maxlength="200"
            aria-label=find
            placeholder=find
            aria-describedby=described_by
            aria-invalid=move || error.read().is_some().then_some("true")
            on:input:target=move |event| choice.sought.set(fold(event.target().value().trim()))
            on:keydown=move |event| choice.pressed(&event)
            on:blur=move |_| choice.left()
        />
    };
    view! {
        <fieldset class="field tag-choice">
            <legend class="field-label">{label}</legend>
            {if nothing {
                view! { <p class="field-hint">{td_string!(l, clients.tags_none)}</p> }.into_any()
            } else {
                view! { {choice.options(held, others)} {line} }.into_any()
            }}
            {makes.then(|| view! { <p class="field-hint" id=hint_id>{td_string!(l, clients.tags_hint)}</p> })}
            {move || error.get().map(|text| view! {
                <p class="field-error" id=error_id.clone()><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
            <span class="sr-only" role="status">{move || choice.said.get()}</span>
        </fieldset>
    }
}

fn tick(id: &str) {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = found {
        input.set_checked(true);
    }
}
