use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, classes};

/// How much a button asks for attention. At most one `Primary` per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// What one came to do.
    Primary,
    /// Anything else.
    #[default]
    Plain,
    /// Without a frame, for rows of tools.
    Quiet,
    /// What can't be undone, where it is confirmed.
    Danger,
    /// What leads to something that can't be undone.
    QuietDanger,
}

impl ButtonKind {
    /// The class that paints it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
            Self::QuietDanger => "quiet danger",
        }
    }
}

/// A button; any `attr:` given to the component goes to the `<button>`.
///
/// What it does is a prop, not an `on:click` given to the component: tachys 0.2 keeps the first listener of such a one
/// when the view around it is built again.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it sends its form; without, it does only what `on_press` does.
    #[prop(optional)]
    submit: bool,
    /// A drawing before the words.
    #[prop(optional_no_strip, into)]
    icon: Option<Glyph>,
    /// Whether what it started is still going on: it turns in place and can't be pressed.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it can't be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// More classes (`sm`, `lg`, `wide`).
    #[prop(optional)]
    class: &'static str,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=classes(&["button", kind.class(), class])
            type=if submit { "submit" } else { "button" }
            aria-busy=move || busy.get().then_some("true")
            disabled=move || busy.get() || disabled.get()
            on:click=move |_| press(on_press)
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere, a [`Button`] does something.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// A drawing before the words.
    #[prop(optional_no_strip, into)]
    icon: Option<Glyph>,
    /// More classes (`sm`, `lg`, `wide`).
    #[prop(optional)]
    class: &'static str,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=classes(&["button", kind.class(), class]) href=move || href.get()>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </a>
    }
}

/// A button that is only a drawing; its label is spoken, and shown when pointed at.
#[component]
pub fn IconButton(
    /// What it does, in words.
    #[prop(into)]
    label: TextProp,
    /// The drawing.
    icon: Glyph,
    /// How much it asks for attention.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// Whether what it started is still going on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it can't be pressed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// More classes (`sm`).
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let title = label.clone();
    view! {
        <button
            class=classes(&["button icon-only", kind.class(), class])
            type="button"
            aria-label=move || label.get()
            title=move || title.get()
            aria-busy=move || busy.get().then_some("true")
            disabled=move || busy.get() || disabled.get()
            on:click=move |_| press(on_press)
        >
            <Icon glyph=icon/>
        </button>
    }
}

fn press(action: Option<Callback<()>>) {
    if let Some(action) = action {
        action.run(());
    }
}
