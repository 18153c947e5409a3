use domain::documents::Discount;
use domain::documents::form::reading;
use domain::field::FieldValue;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::prelude::*;

use super::options::Ruled;
use super::state::FormState;
use super::wording;
use engines::form::{Suggest, Suggestion, put, seek_clients};
use engines::listing::local;
use kit::order::focus_later;
use kit::ui::{Glyph, Icon, field_id};
use kit::words::{app_error, td_string};

/// Whom the document is for, found by name or number.
#[component]
pub fn ClientPicker(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let l = state.l;
    let path = "fields.client";
    let id = state.value("client");
    let name = state.name_of(&id).unwrap_or_default();
    let chosen = RwSignal::new((id, name.clone()));
    let text = RwSignal::new(name);
    let (find, know) = seek_clients();
    let take = move |taken: Suggestion| {
        state.name_record(taken.value.clone(), taken.label.clone());
        text.set(taken.label.clone());
        let client = taken.value.parse().ok();
        chosen.set((taken.value, taken.label));
        take_client(state, client);
    };
    // What is not chosen from the list is no client: what was typed returns to the choice.
    let leave = move |typed: String| {
        let name = chosen.with_untracked(|(_, name)| name.clone());
        if name != typed {
            text.set(name);
        }
    };
    let (label, input_id) = (wording::field(l, "client").unwrap_or_default(), field_id(path));
    if is_awaited(state) {
        focus_when_drawn(&input_id);
    }
    let (error, failure) = (state.error(path), state.ruling().failure);
    let wrong = move || error.get().or_else(|| failure.get().map(|failure| app_error(l, &failure)));
    view! {
        <div class="field">
            <span class="field-label" aria-hidden="true">{label}</span>
            <input type="hidden" name=path prop:value=move || chosen.with(|(id, _)| id.clone())/>
            <div on:focusin=|_| local::fetch_now(Subject::Client, || ())>
                <Suggest
                    id=input_id
                    label
                    placeholder=td_string!(l, editor.pick_client)
                    none_text=td_string!(l, editor.no_client)
                    text
                    find
                    know
                    on_take=Callback::new(take)
                    on_leave=Callback::new(leave)
                />
            </div>
            {move || wrong().map(|text| view! {
                <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
}

/// Another client has another currency, other addresses and other taxes. Where no price is typed yet, prices are expressed as it has them.
fn take_client(state: FormState, client: Option<ClientId>) {
    put("fields.currency", "");
    // What somebody typed stays; what the client before was always given goes with them.
    let before = state.ruling().with(Ruled::usual_discount);
    let carried = state.ruling().with(carrier);
    state.note("fields.client", None);
    state.touch();
    state.ruling().ask(client, None, move || {
        let basis = state.ruling().with(|ruled| ruled.rules.buyer.as_ref().map(|buyer| buyer.price_basis));
        let is_priced = state.figures().with_untracked(|figures| figures.counted.amounts.iter().any(Option::is_some));
        if let Some(basis) = basis.filter(|_| !is_priced) {
            put("fields.price_basis", basis.as_str());
        }
        let (now, typed) = (state.ruling().with(Ruled::usual_discount), discount(state));
        if now != before && (typed.is_none() || typed == before) {
            put(
                "fields.discount",
                &now.map(|usual| usual.written(&reading(state.ruling().with(|ruled| ruled.rules.currency()))))
                    .unwrap_or_default(),
            );
        }
        let (now, typed) = (state.ruling().with(carrier), typed_carrier(state));
        if now != carried && (typed.is_empty() || typed == carried) {
            put("fields.carrier", &now);
        }
        state.touch();
    });
}

/// Who carries the client's goods; nothing where that is not said.
fn carrier(ruled: &Ruled) -> String {
    ruled.rules.usual_carrier().unwrap_or_default().to_owned()
}

/// What is typed as the carrier.
fn typed_carrier(state: FormState) -> String {
    let typed = state.figures().with_untracked(|figures| figures.counted.data.carrier.clone());
    typed.map(|carrier| carrier.as_str().to_owned()).unwrap_or_default()
}

/// What is typed as the discount on the whole.
fn discount(state: FormState) -> Option<Discount> {
    state.figures().with_untracked(|figures| figures.counted.data.discount)
}

/// Whether whom it is for is what is asked first.
fn is_awaited(state: FormState) -> bool {
    state.id.is_none() && state.value("client").is_empty()
}

fn focus_when_drawn(id: &str) {
    let id = id.to_owned();
    // Runs in the browser alone, once the page is there.
    Effect::new(move || focus_later(id.clone()));
}
