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

/// A state, in one or two words.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    kind: BadgeKind,
    /// The words.
    children: Children,
) -> impl IntoView {
    let class = match kind {
        BadgeKind::Neutral => "badge",
        BadgeKind::Good => "badge good",
        BadgeKind::Warn => "badge warn",
        BadgeKind::Bad => "badge bad",
        BadgeKind::Info => "badge info",
    };
    view! { <span class=class>{children()}</span> }
}
