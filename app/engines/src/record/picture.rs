use domain::error::FieldError;
use domain::pictures::MAX_PICTURE_BYTES;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, html, prelude::*};

use crate::listing::acts::announce;
use kit::error::AppError;
use kit::ui::{Button, ButtonKind, Dialog, target, use_toasts};
use kit::upload;
use kit::words::{Locale, app_error, field_error, td_string, words};

/// The words of a record's own picture.
#[derive(Clone, Copy)]
pub struct PictureWords {
    /// What the question is called.
    pub title: &'static str,
    /// What takes the picture off.
    pub remove: &'static str,
    /// It is kept.
    pub done: &'static str,
    /// It is taken off.
    pub removed: &'static str,
}

/// « Modifier le logo » (A4.6): a picture is sent, or the present one taken off.
#[component]
pub fn PictureDialog(
    /// What the record is.
    subject: Subject,
    /// Where the picture is sent to.
    address: String,
    /// What it is called.
    say: PictureWords,
    /// Whether there is one.
    has_picture: bool,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let file = NodeRef::<html::Input>::new();
    let call = move |address: String, method: &'static str, body: Option<web_sys::FormData>, done: &'static str| {
        // A second one does nothing while the first is on its way.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let answer = upload::send(&address, method, body.as_ref()).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    toasts.good(done);
                    announce(subject);
                }
                Err(wrong) => error.set(Some(picture_refused(l, &wrong))),
            }
        });
    };
    let to = StoredValue::new(address);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = file.get_untracked().and_then(|input| input.files()?.get(0)) else {
            error.set(Some(td_string!(l, record.picture_choose).to_owned()));
            return;
        };
        // Known before anything is sent: who refuses what is still on its way may not be heard.
        if upload::bytes(&chosen) > f64::from(MAX_PICTURE_BYTES) {
            error.set(Some(td_string!(l, record.picture_failed).to_owned()));
            return;
        }
        let form = target::<web_sys::HtmlFormElement>(&event);
        if let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) {
            call(to.get_value(), "POST", Some(data), say.done);
        }
    };
    let remove = move |()| call(to.get_value(), "DELETE", None, say.removed);
    view! {
        <Dialog id="logo-dialog" open title=say.title close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <div class="field">
                    <label class="field-label" for="logo-file">{td_string!(l, record.picture_file)}</label>
                    <input
                        node_ref=file
                        class="input"
                        id="logo-file"
                        name="file"
                        type="file"
                        accept="image/png,image/jpeg,image/webp"
                        aria-describedby="logo-hint logo-error"
                        aria-invalid=move || error.get().map(|_| "true")
                    />
                    <p class="field-hint" id="logo-hint">{td_string!(l, record.picture_hint)}</p>
                    <p class="field-error" id="logo-error" role="alert">{move || error.get()}</p>
                </div>
                <div class="dialog-actions">
                    {has_picture.then(|| view! {
                        <Button kind=ButtonKind::QuietDanger disabled=busy on_press=remove>{say.remove}</Button>
                    })}
                    <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, record.picture_send)}</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Why there is no new logo: the picture itself is to blame for nothing but what the server found wrong with it.
pub fn picture_refused(l: Locale, error: &AppError) -> String {
    match error {
        AppError::Invalid(errors) if errors.at("file") == Some(&FieldError::FourColours) => {
            field_error(l, &FieldError::FourColours)
        }
        AppError::Invalid(_) => td_string!(l, record.picture_failed).to_owned(),
        other => app_error(l, other),
    }
}

#[cfg(test)]
mod tests {
    use domain::error::FieldErrors;

    use super::*;

    #[test]
    fn the_picture_is_to_blame_only_where_it_is() {
        let l = Locale::en;
        let wrong = AppError::Invalid(FieldErrors::one("file", FieldError::FileKind));
        assert_eq!(picture_refused(l, &wrong), td_string!(l, record.picture_failed));
        let printed = AppError::Invalid(FieldErrors::one("file", FieldError::FourColours));
        assert_eq!(picture_refused(l, &printed), td_string!(l, errors.four_colours));
        for other in [AppError::SignedOut, AppError::Forbidden, AppError::Transport("offline".into())] {
            assert_eq!(picture_refused(l, &other), app_error(l, &other));
        }
    }
}
