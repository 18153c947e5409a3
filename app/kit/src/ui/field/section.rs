use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, MaybeText, classes};

/// Whether a section can be folded, and how it is at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Always open.
    #[default]
    Never,
    /// Open, can be folded.
    Open,
    /// Folded, can be opened: what few people need.
    Closed,
}

/// A part of a form, with its title: a card.
#[component]
pub fn FormSection(
    /// What it is about.
    #[prop(into)]
    title: TextProp,
    /// What is worth knowing about it.
    #[prop(optional, into)]
    description: MaybeText,
    /// Whether it can be folded.
    #[prop(optional)]
    fold: Fold,
    /// An id, to link to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Fields, usually in a `.form-grid`.
    children: Children,
) -> impl IntoView {
    let words = view! {
        <div>
            <h2>{move || title.get()}</h2>
            {description.map(|text| view! { <p>{move || text.get()}</p> })}
        </div>
    };
    let body = view! { <div class="form-section-body">{children()}</div> };
    if fold == Fold::Never {
        return view! { <section class="form-section" id=id><header class="form-section-head">{words}</header>{body}</section> }.into_any();
    }
    view! {
        <details class="form-section" id=id open=fold == Fold::Open>
            <summary class="form-section-head">{words}<Icon glyph=Glyph::ChevronDown/></summary>
            {body}
        </details>
    }
    .into_any()
}

/// A few fields that belong together inside a section, such as one contact of several.
#[component]
pub fn FieldGroup(
    /// What they are.
    #[prop(into)]
    legend: TextProp,
    /// Whether the name is only spoken, because the page shows it otherwise.
    #[prop(optional)]
    quiet: bool,
    /// Whether it has a frame of its own.
    #[prop(optional)]
    boxed: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class=classes(&["field-group", if boxed { "boxed" } else { "" }])>
            <legend class=if quiet { "sr-only" } else { "" }>{move || legend.get()}</legend>
            {children()}
        </fieldset>
    }
}
