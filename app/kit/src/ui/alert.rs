use leptos::prelude::*;

use super::{Glyph, Icon};

/// What kind of news an [`Alert`] brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AlertKind {
    /// Worth knowing.
    #[default]
    Neutral,
    /// It went well.
    Good,
    /// Something to take care of.
    Warn,
    /// Something is wrong.
    Bad,
    /// Something new.
    Info,
}

/// A message that stays in the page, above what it is about.
#[component]
pub fn Alert(
    /// The kind of news, which gives colour and drawing.
    #[prop(optional)]
    kind: AlertKind,
    /// Another drawing than the kind's.
    #[prop(optional_no_strip, into)]
    icon: Option<Glyph>,
    /// Whether it appears while the page is open, and so must be spoken at once.
    #[prop(optional)]
    live: bool,
    /// The message.
    children: Children,
) -> impl IntoView {
    let (class, usual) = match kind {
        AlertKind::Neutral => ("alert", Glyph::Info),
        AlertKind::Good => ("alert good", Glyph::Check),
        AlertKind::Warn => ("alert warn", Glyph::Warning),
        AlertKind::Bad => ("alert bad", Glyph::Warning),
        AlertKind::Info => ("alert info", Glyph::Info),
    };
    view! {
        <div class=class role=live.then_some("alert")>
            <Icon glyph=icon.unwrap_or(usual)/>
            <div class="alert-text">{children()}</div>
        </div>
    }
}
