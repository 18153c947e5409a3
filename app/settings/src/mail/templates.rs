//! The words that letters begin with: one kind and one language at a time, with what they become below.

use domain::billing::kind::DocumentKind;
use domain::documents::listing::subject_of;
use domain::format::Language;
use domain::mail::template::{KINDS, PLACES, TemplateForm};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::ShownTemplate;
use super::editing::Editing;
use super::preview::{example, preview};
use crate::save::MeanwhileAlert;
use kit::bootstrap::uses;
use kit::ui::{Button, FormSection, SelectField, TextArea, TextField, anew};
use kit::words::{Locale, td_string, words};

fn kind_name(l: Locale, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => td_string!(l, document.kind_quote),
        DocumentKind::Order => td_string!(l, document.kind_order),
        DocumentKind::DeliveryNote => td_string!(l, document.kind_delivery_note),
        DocumentKind::Proforma => td_string!(l, document.kind_proforma),
        DocumentKind::Invoice => td_string!(l, document.kind_invoice),
        DocumentKind::DownPayment => td_string!(l, document.kind_down_payment),
        DocumentKind::CreditNote => td_string!(l, document.kind_credit_note),
        DocumentKind::Recurring => td_string!(l, document.kind_recurring),
    }
}

/// See the module.
#[component]
pub fn Templates(
    /// One for each kind and language.
    templates: Vec<ShownTemplate>,
    /// What the company is called.
    company: String,
    /// How the link of a letter begins.
    link: String,
) -> impl IntoView {
    let l = words();
    let templates = RwSignal::new(templates);
    let chosen =
        RwSignal::new((DocumentKind::Invoice, if l == Locale::fr { Language::French } else { Language::English }));
    let choose_kind = Callback::new(move |name: String| {
        chosen.update(|chosen| chosen.0 = DocumentKind::parse(&name).unwrap_or_default());
    });
    let choose_language = Callback::new(move |name: String| {
        chosen.update(|chosen| chosen.1 = Language::parse(&name).unwrap_or_default());
    });
    let kinds = KINDS.iter().filter(|kind| subject_of(**kind).is_none_or(uses));
    let kinds = kinds.map(|kind| (kind.as_str().to_owned(), kind_name(l, *kind).to_owned())).collect::<Vec<_>>();
    let languages = vec![
        (Language::French.as_str().to_owned(), td_string!(l, mail.french).to_owned()),
        (Language::English.as_str().to_owned(), td_string!(l, mail.english).to_owned()),
    ];
    let (kind, language) = chosen.get_untracked();
    let example_of = StoredValue::new((company, link));
    let turns = StoredValue::new(0_u32);
    let of_choice = move || {
        let (kind, language) = chosen.get();
        let shown = templates.with_untracked(|all| {
            all.iter().find(|shown| shown.template.kind == kind && shown.template.language == language).cloned()
        });
        turns.update_value(|turns| *turns += 1);
        let (company, link) = example_of.get_value();
        let editor = shown.map(|shown| view! { <Editor shown templates company link/> });
        anew(turns.get_value(), editor.into_any())
    };
    let places = PLACES.map(|place| format!("{{{place}}}")).join(" ");
    view! {
        <FormSection id="templates" title=td_string!(l, mail.templates) description=td_string!(l, mail.templates_text)>
            <div class="form-grid cols-2">
                <SelectField
                    name="template_kind" label=td_string!(l, mail.kind) options=kinds value=kind.as_str()
                    on_change=choose_kind
                />
                <SelectField
                    name="template_language" label=td_string!(l, mail.language) options=languages value=language.as_str()
                    on_change=choose_language
                />
            </div>
            <p class="field-hint">{td_string!(l, mail.places, places = places).to_string()}</p>
            <p class="field-hint">{td_string!(l, mail.link_note)}</p>
            {of_choice}
        </FormSection>
    }
}

fn label(l: Locale, name: &str) -> &'static str {
    if name == "subject" { td_string!(l, mail.subject) } else { td_string!(l, mail.text) }
}

/// One of them.
#[component]
fn Editor(
    shown: ShownTemplate,
    templates: RwSignal<Vec<ShownTemplate>>,
    company: String,
    link: String,
) -> impl IntoView {
    let l = words();
    let editing = Editing::of(shown, templates);
    let Editing { form, version, typed, begun, other, busy, .. } = editing;
    let filled = StoredValue::new(example(l, company, link));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(sent) = form.checked() else { return };
        busy.set(true);
        spawn_local(editing.save(sent));
    };
    let reset = move |()| {
        busy.set(true);
        spawn_local(editing.reset());
    };
    let inputs = move || {
        let (times, TemplateForm { subject, text }) = begun.get();
        let inputs = view! {
            <TextField
                name="subject" id="template-subject" label=label(l, "subject") value=subject maxlength=200
                error=form.error("subject")
                on_input=Callback::new(move |text| typed.update(|typed| typed.subject = text))
            />
            <TextArea
                name="text" label=label(l, "text") value=text maxlength=10_000 error=form.error("text")
                on_input=Callback::new(move |text| typed.update(|typed| typed.text = text))
            />
        };
        // What was typed over gives way.
        anew(times, inputs.into_any())
    };
    let shown = move || typed.with(|typed| filled.with_value(|filled| preview(l, filled, &typed.subject, &typed.text)));
    let is_own = Memo::new(move |_| version.get() > 0);
    view! {
        <form class="stack" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <MeanwhileAlert other label=move |name: &str| label(l, name)/>
            {inputs}
            {shown}
            <div class="form-acts">
                {move || is_own.get().then(|| view! {
                    <Button busy on_press=reset>{td_string!(l, mail.usual_again)}</Button>
                })}
                <Button submit=true busy>{td_string!(l, common.save)}</Button>
            </div>
        </form>
    }
}
