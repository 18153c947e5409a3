//! The languages that forms offer for clients, in their order. Which there are is no affair of the company's.

use domain::company::{ClientLanguages, LanguageChange};
use domain::geo::LanguageCode;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, SpokenLanguages};
use super::wording::uses;
use kit::failure::tell;
use kit::order::{MoveButtons, Spoken, focus_later};
use kit::places;
use kit::ui::{Button, Glyph, IconButton, SelectField, ToastStack, use_toasts};
use kit::words::{Locale, field_error, formats, td_string, words};

/// The name of the field that chooses one more.
const NEW: &str = "new-language";

/// The languages while they are edited.
#[derive(Clone, Copy)]
pub struct Editing {
    /// Those that are offered.
    pub offered: RwSignal<ClientLanguages>,
    used: StoredValue<Vec<(LanguageCode, u64)>>,
    spoken: RwSignal<String>,
    toasts: ToastStack,
    l: Locale,
}

impl Editing {
    /// As the server told.
    pub fn new(languages: SpokenLanguages) -> Self {
        Self {
            offered: RwSignal::new(languages.offered),
            used: StoredValue::new(languages.uses),
            spoken: RwSignal::default(),
            toasts: use_toasts(),
            l: words(),
        }
    }

    fn codes(self) -> Vec<LanguageCode> {
        self.offered.with(|offered| offered.codes().to_vec())
    }

    fn place(self, code: LanguageCode) -> usize {
        self.offered.with(|offered| offered.codes().iter().position(|other| *other == code).unwrap_or(0))
    }

    /// Changes them at once, and takes it back with a message if the server refuses.
    fn change(self, change: LanguageChange, then: impl FnOnce() + 'static) {
        // Taken back from a toast, it is done though the page was left, and shown nowhere.
        let before = self.offered.try_get_untracked();
        if let Some(before) = &before {
            let Ok(after) = before.after(change) else { return };
            self.offered.set(after);
        }
        spawn_local(async move {
            match api::change_languages(change).await {
                Ok(()) => then(),
                Err(error) => {
                    if let Some(before) = before {
                        self.offered.try_set(before);
                    }
                    tell(self.l, self.toasts, &error);
                }
            }
        });
    }

    fn offer(self, code: LanguageCode, at: usize) {
        self.change(LanguageChange::Offer { code, at: u32::try_from(at).unwrap_or(u32::MAX) }, || ());
    }

    fn move_to(self, code: LanguageCode, to: usize) {
        let words = td_string!(
            self.l,
            settings.moved,
            label = places::language(self.l, code.as_str()),
            position = (to + 1).to_string(),
            count = untrack(|| self.codes().len()).to_string()
        );
        self.spoken.set(words);
        self.offer(code, to);
    }

    /// Offers it no more, and offers to bring it back.
    fn withdraw(self, code: LanguageCode) {
        let place = untrack(|| self.place(code));
        let then = move || {
            let label = places::language(self.l, code.as_str());
            let text = td_string!(self.l, settings.removed, label = label).to_string();
            self.toasts.undoable(self.l, text, move || self.offer(code, place));
        };
        self.change(LanguageChange::Withdraw { code }, then);
        focus_later(NEW.to_owned());
    }
}

/// The list of them.
#[component]
pub fn LanguageEditor(
    /// The languages.
    editing: Editing,
) -> impl IntoView {
    let l = words();
    view! {
        <p class="field-hint">{td_string!(l, settings.languages_hint)}</p>
        <div class="card">
            <ul>
                <For each=move || editing.codes() key=|code| *code let(code)>
                    <Row editing code/>
                </For>
            </ul>
            <AddLanguage editing/>
        </div>
        <Spoken words=editing.spoken/>
    }
}

#[component]
fn Row(editing: Editing, code: LanguageCode) -> impl IntoView {
    let (l, formats) = (words(), formats());
    let label = places::language(l, code.as_str());
    let used = editing.used.with_value(|used| used.iter().find(|(of, _)| *of == code).map_or(0, |(_, uses)| *uses));
    let count = Signal::derive(move || editing.codes().len());
    let remove = td_string!(l, settings.remove_language, label = label.clone()).to_string();
    view! {
        <li class="setting">
            <div class="setting-text">
                <span class="setting-name">{label.clone()}</span>
                <span class="setting-note">{uses(l, formats, used)}</span>
            </div>
            <div class="row">
                <MoveButtons
                    id=format!("language-{code}")
                    label=Signal::stored(label)
                    place=Signal::derive(move || editing.place(code))
                    count
                    on_move=Callback::new(move |to| editing.move_to(code, to))
                />
                // The last one stays: a form would have nothing to offer.
                <IconButton
                    label=remove
                    icon=Glyph::Trash
                    disabled=Signal::derive(move || count.get() < 2)
                    on_press=move |()| editing.withdraw(code)
                />
            </div>
        </li>
    }
}

/// The form at the end that offers one more.
#[component]
fn AddLanguage(editing: Editing) -> impl IntoView {
    let l = words();
    let (chosen, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        match LanguageCode::parse(&chosen.get_untracked()) {
            Ok(code) => {
                chosen.set(String::new());
                editing.offer(code, usize::MAX);
                focus_later(NEW.to_owned());
            }
            Err(wrong) => error.set(Some(field_error(l, &wrong))),
        }
    };
    let choose = Callback::new(move |code: String| {
        chosen.set(code);
        error.set(None);
    });
    let field = move || {
        let offered = editing.codes();
        let is_left = |code: &str| offered.iter().all(|other| other.as_str() != code);
        let options: Vec<_> = places::languages(l).into_iter().filter(|(code, _)| is_left(code)).collect();
        view! {
            <SelectField
                name=NEW label=td_string!(l, settings.new_language) options value=chosen.get_untracked()
                empty_label=td_string!(l, settings.no_choice) class="grow" error on_change=choose
            />
        }
    };
    view! {
        <form class="entry-form boxed" novalidate=true on:submit=add>
            {field}
            <Button submit=true icon=Glyph::Plus>{td_string!(l, common.add)}</Button>
        </form>
    }
}
