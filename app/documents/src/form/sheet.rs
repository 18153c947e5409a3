use domain::billing::kind::DocumentKind;
use domain::documents::form::LINES;
use domain::ids::ClientId;
use leptos::prelude::*;

use super::carriage::CarriageOffer;
use super::expenses::ExpensesToBill;
use super::head::Head;
use super::lines::Lines;
use super::options::{FormStart, Ruled};
use super::preview::Preview;
use super::repeat::Repetition;
use super::reprice::reprice;
use super::state::FormState;
use super::sums::Sums;
use super::wording;
use engines::form::{Sheet, area};
use kit::order::focus_later;
use kit::ui::{FormSection, field_id};
use kit::words::td_string;

/// The whole editor of a document.
#[component]
pub fn DocumentSheet(
    /// What it starts from.
    start: FormStart,
) -> impl IntoView {
    let state = FormState::new(start);
    let (l, kind) = (state.l, state.kind());
    let title = if state.id.is_none() { wording::new_title(l, kind) } else { wording::edit_title(l, kind) };
    Effect::new(move || {
        state.touched.track();
        state.drawn.track();
        state.ruling().ruled.track();
        state.recount();
    });
    Effect::new(move || {
        state.drawn.track();
        of_another_client(state);
    });
    Effect::new(move || {
        // The day is told by the figures: another one than before is asked about once.
        state.figures().track();
        state.ruling().ruled.track();
        reprice(state);
    });
    begin_with_first_line(state);
    let preview = Preview::new(state);
    let parts = move || {
        view! {
            <div class="editor" on:input=move |_| state.recount()>
                <div class="editor-main">
                    {preview.button()}
                    <Head state/>
                    {(kind == DocumentKind::Recurring).then(|| view! { <Repetition state/> })}
                    <ExpensesToBill state/>
                    <CarriageOffer state/>
                    <Lines state/>
                </div>
                <Sums state/>
                <div class="editor-notes">
                    <FormSection id="notes" title=td_string!(l, editor.section_notes)>
                        <div class="form-grid cols-2">
                            {area(state.form(), "public_notes", td_string!(l, editor.public_notes_hint))}
                            {area(state.form(), "private_notes", td_string!(l, editor.private_notes_hint))}
                        </div>
                    </FormSection>
                </div>
            </div>
        }
    };
    let class = move || if preview.open.get() { "editor-frame with-paper" } else { "editor-frame" };
    view! {
        <div class=class on:input=move |_| preview.typed()>
            <div><Sheet form=state.form() title=title.to_owned() list_title=wording::list_title(l, kind) parts/></div>
            {preview.paper()}
        </div>
    }
}

/// A draft, or what two have saved, may be of another client than the one that the page began with: what follows from that one is asked for.
fn of_another_client(state: FormState) {
    let at = |name: &str| state.value(name);
    let client: Option<ClientId> = at("client").parse().ok();
    if client != state.ruling().with(Ruled::client_id) {
        state.ruling().ask(client, at("delivery_address").parse().ok(), move || state.touch());
    }
}

/// Whom a new document is for is known: one begins with what is sold.
fn begin_with_first_line(state: FormState) {
    if state.id.is_some() || state.value("client").is_empty() {
        return;
    }
    Effect::new(move || {
        if let Some(first) = state.rows.with_untracked(|rows| rows.of(LINES).first().copied()) {
            focus_later(field_id(&format!("{LINES}[{first}].description")));
        }
    });
}
