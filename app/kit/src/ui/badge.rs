use leptos::prelude::*;

/// What a state means to whoever looks after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// As it should be: active, paid.
    Good,
    /// To be looked at: archived, expiring.
    Warn,
    /// Wrong or gone: late, deleted.
    Bad,
    /// Waiting: sent, to be paid.
    Info,
}

impl BadgeKind {
    /// The classes of a badge of this kind.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "badge",
            Self::Good => "badge good",
            Self::Warn => "badge warn",
            Self::Bad => "badge bad",
            Self::Info => "badge info",
        }
    }
}

/// A state, in one or two words.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    kind: BadgeKind,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=kind.class()>{children()}</span> }
}
