//! The custom fields in their order, and what may be done with them.

use domain::custom_fields::may_be_added_to;
use domain::subject::Subject;
use leptos::prelude::*;

use super::api::FieldInUse;
use super::dialog::FieldDialog;
use super::editing::Editing;
use super::row::Row;
use engines::listing::{Face, Word};
use engines::palette::findable;
use kit::order::Spoken;
use kit::ui::SettingsHead;
use kit::ui::{Button, ButtonKind, EmptyState, Glyph, Tab, Tabs, use_toasts};
use kit::words::{Locale, td_string, words};

/// The fields, and the form that adds or changes one.
#[component]
pub fn FieldsEditor(
    /// Of which records they are.
    of: Subject,
    /// The fields as they stand.
    fields: Vec<FieldInUse>,
) -> impl IntoView {
    let l = words();
    let fields = RwSignal::new(fields);
    let (open, changed, spoken) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(String::new()));
    let editing = Editing { of, fields, open, changed, spoken, toasts: use_toasts(), l };
    let empty = Memo::new(move |_| fields.with(Vec::is_empty));
    view! {
        <SettingsHead title=td_string!(l, settings.fields) intro=td_string!(l, settings.fields_intro)>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move |()| editing.ask(None)>
                {td_string!(l, settings.add_field)}
            </Button>
        </SettingsHead>
        <Tabs label=td_string!(l, settings.fields_of)>{tabs(l, of)}</Tabs>
        <div class="card">
            {move || empty.get().then(|| view! {
                <EmptyState
                    icon=Glyph::Tag title=td_string!(l, settings.fields_empty) text=td_string!(l, settings.fields_empty_text)
                />
            })}
            <ul>
                <For each=move || fields.get() key=|it| it.field.id let(it)>
                    <Row editing it/>
                </For>
            </ul>
        </div>
        <Spoken words=spoken/>
        <FieldDialog editing/>
    }
}

/// A tab for each feature whose records may have fields.
fn tabs(l: Locale, shown: Subject) -> impl IntoView {
    let faces = findable().map(|findable| findable.face).filter(|face| may_be_added_to(face.listing.subject));
    faces.map(|face| tab(l, face, shown)).collect_view()
}

/// Leads to the fields of a feature's records.
fn tab(l: Locale, face: &'static Face, shown: Subject) -> impl IntoView {
    let subject = face.listing.subject;
    let href = format!("/settings/fields?of={}", subject.as_str());
    view! { <Tab href current=subject == shown>{(face.word)(l, Word::Title)}</Tab> }
}
