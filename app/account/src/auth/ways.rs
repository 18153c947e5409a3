//! The three ways into an empty company.

use domain::listings::START;
use leptos::form::ActionForm;
use leptos::prelude::*;

use super::answer::{Answered, go_when_done};
use super::api::FillWithExamples;
use super::frame::Door;
use kit::ui::{Button, ButtonKind, ButtonLink, Glyph};
use kit::words::{td_string, words};

/// Import, look at examples, or start empty. Links and a form: they work without script.
#[component]
pub fn Ways(
    /// The company's name.
    company: String,
) -> impl IntoView {
    let l = words();
    let action = ServerAction::<FillWithExamples>::new();
    let answered = Answered::of(action);
    go_when_done(action);
    let busy = action.pending();
    let demo_words = move || if busy.get() { td_string!(l, auth.filling) } else { td_string!(l, auth.way_demo) };
    view! {
        <Door title=td_string!(l, auth.ways_title) intro=td_string!(l, auth.ways_intro, company = company)>
            {answered.alert()}
            <div class="stack">
                <ButtonLink href="/clients/import" kind=ButtonKind::Primary icon=Glyph::Upload class="wide">
                    {td_string!(l, auth.way_import)}
                </ButtonLink>
                <p class="auth-note">{td_string!(l, auth.way_import_note)}</p>
            </div>
            <ActionForm action attr:class="stack">
                <Button submit=true icon=Glyph::Eye class="lg wide" busy=busy>{demo_words}</Button>
                <p class="auth-note">{td_string!(l, auth.way_demo_note)}</p>
            </ActionForm>
            <div class="stack">
                <ButtonLink href=START icon=Glyph::Plus class="lg wide">{td_string!(l, auth.way_empty)}</ButtonLink>
                <p class="auth-note">{td_string!(l, auth.way_empty_note)}</p>
            </div>
        </Door>
    }
}
