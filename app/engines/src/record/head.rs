use leptos::prelude::*;

use crate::listing::acts::{Acts, Target};
use crate::listing::{Face, Word};
use kit::ui::{Avatar, AvatarSize, Badge};
use kit::way_back;
use kit::words::words;

/// Who it is, in which state, and what can be done.
#[component]
pub fn Head(
    /// The list that it belongs to.
    face: &'static Face,
    /// The record.
    record: Target,
    /// Its number or reference; may be empty.
    number: String,
    /// Where its picture is.
    image: Option<String>,
    /// Whose initials stand there without one, where they are not the record's own.
    #[prop(optional, into)]
    initials_of: Option<String>,
    /// What is being done to it.
    acts: Acts,
    /// What stands beside its state.
    badges: AnyView,
    /// What stands below its name.
    below: AnyView,
    /// What can be done.
    actions: AnyView,
) -> impl IntoView {
    let l = words();
    let Target { id, name, state } = record;
    let state = Memo::new(move |_| acts.state(id, state));
    let badge = move || {
        let (kind, words) = (face.standing)(l, state.get());
        view! { <Badge kind>{words}</Badge> }
    };
    let pictured = initials_of.unwrap_or_else(|| name.clone());
    let number = (!number.is_empty()).then(|| view! { <span aria-hidden="true">"·"</span> <span>{number}</span> });
    view! {
        <header class="page-head record-head">
            <Avatar name=pictured image size=AvatarSize::Large/>
            <div class="page-title">
                <nav class="crumbs">
                    <a href=way_back::to(face.path())>{(face.word)(l, Word::Title)}</a>
                    {number}
                </nav>
                <div class="row">
                    <h1 class:struck=move || state.get() == face.listing.gone>{name}</h1>
                    {badge}
                    {badges}
                </div>
                {below}
            </div>
            {actions}
        </header>
    }
}
