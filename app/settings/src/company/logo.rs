//! The company's own logo, which its documents bear.

use domain::ids::FileId;
use domain::pictures::MAX_PICTURE_BYTES;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use engines::record::picture_refused;
use kit::ui::{Button, ButtonKind, FormSection, use_toasts};
use kit::upload;
use kit::words::{td_string, words};

/// Where it is sent to.
const ADDRESS: &str = "/files/logo";

/// The logo, and what sends another one as soon as it is chosen; documents that are printed from then on bear it.
#[component]
pub fn LogoSection(
    /// The one that there is.
    logo: Option<FileId>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let (shown, busy) = (RwSignal::new(logo), RwSignal::new(false));
    let error = RwSignal::new(None::<String>);
    let form = NodeRef::<html::Form>::new();
    let send = move |method: &'static str, body: Option<web_sys::FormData>| {
        // A second one does nothing while the first is on its way.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match upload::send(ADDRESS, method, body.as_ref()).await {
                // Nothing is answered where there is none any more.
                Ok(id) => {
                    shown.set(id.trim_matches('"').parse().ok());
                    toasts.good(td_string!(l, common.saved));
                }
                Err(wrong) => error.set(Some(picture_refused(l, &wrong))),
            }
            busy.set(false);
        });
    };
    let chosen = move |input: web_sys::HtmlInputElement| {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        if upload::bytes(&file) > f64::from(MAX_PICTURE_BYTES) {
            error.set(Some(td_string!(l, record.picture_failed).to_owned()));
            return;
        }
        let body = form.get_untracked().and_then(|form| web_sys::FormData::new_with_form(&form).ok());
        if body.is_some() {
            send("POST", body);
        }
    };
    let picture = move || {
        let src = format!("/files/{}", shown.get()?);
        Some(view! { <img class="company-logo" src=src alt=td_string!(l, settings.logo)/> })
    };
    let remove = move || {
        shown.get().map(|_| {
            view! {
                <Button kind=ButtonKind::QuietDanger disabled=busy on_press=move |()| send("DELETE", None)>
                    {td_string!(l, settings.logo_remove)}
                </Button>
            }
        })
    };
    view! {
        <FormSection id="logo" title=td_string!(l, settings.logo)>
            {picture}
            <form node_ref=form class="field">
                <label class="field-label" for="company-logo">{td_string!(l, record.picture_file)}</label>
                <input
                    class="input"
                    id="company-logo"
                    name="file"
                    type="file"
                    accept="image/png,image/jpeg,image/webp"
                    aria-describedby=move || {
                        if error.read().is_some() { "company-logo-error company-logo-hint" } else { "company-logo-hint" }
                    }
                    aria-invalid=move || error.get().map(|_| "true")
                    on:change:target=move |event| chosen(event.target())
                />
                <p class="field-hint" id="company-logo-hint">{td_string!(l, settings.logo_hint)}</p>
                {move || error.get().map(|wrong| view! {
                    <p class="field-error" id="company-logo-error" role="alert">{wrong}</p>
                })}
            </form>
            {remove}
        </FormSection>
    }
}
