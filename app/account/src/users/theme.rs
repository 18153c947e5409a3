//! Light or dark, as the device has it or as one chooses on it.

use leptos::prelude::*;

use kit::marks::mark;
use kit::storage;
use kit::ui::{ChoiceLayout, FormSection, RadioGroup, anew};
use kit::words::{td_string, words};

/// Where the choice is kept, and the mark that the document bears. Both are read before the page is painted (`app/src/early.js`).
const KEY: &str = "clientele:theme";
const MARK: &str = "data-theme";

/// The choices, the device's own first.
const THEMES: [&str; 3] = ["", "light", "dark"];

/// A section that chooses the theme on this device.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let l = words();
    let said = [td_string!(l, users.theme_device), td_string!(l, users.theme_light), td_string!(l, users.theme_dark)];
    // Only the browser knows: it is drawn once more there.
    let kept = RwSignal::new(None::<String>);
    Effect::new(move || kept.set(storage::local().and_then(|kept| kept.get_item(KEY).ok().flatten())));
    let choices = move || {
        let options = THEMES.into_iter().zip(said).map(|(theme, said)| (theme.to_owned(), said.to_owned())).collect();
        let group = view! {
            <RadioGroup
                name="theme"
                label=td_string!(l, users.theme_label)
                options
                value=kept.get().unwrap_or_default()
                layout=ChoiceLayout::Segmented
                on_change=Callback::new(|theme: String| choose(&theme))
            />
        };
        anew(kept.with(Option::is_some).into(), group.into_any())
    };
    view! {
        <div class="only-with-script">
            <FormSection title=td_string!(l, users.theme) description=td_string!(l, users.theme_intro)>{choices}</FormSection>
        </div>
    }
}

/// Shows a theme, and keeps it. Where the browser keeps nothing, it lasts until the page goes.
fn choose(theme: &str) {
    mark(MARK, (!theme.is_empty()).then_some(theme));
    if let Some(kept) = storage::local() {
        drop(if theme.is_empty() { kept.remove_item(KEY) } else { kept.set_item(KEY, theme) });
    }
}
