//! Sending a file from the browser.

use domain::error::{FieldError, FieldErrors};
use domain::ids::ImportId;
use domain::imports::MAX_FILE_BYTES;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, FileList, FormData, HtmlInputElement, RequestInit, Response};

use kit::company;
use kit::error::AppError;

/// Sends the file that an input holds to an address.
pub fn send_chosen(
    input: &HtmlInputElement,
    address: String,
    sending: RwSignal<Option<String>>,
    failed: RwSignal<Option<AppError>>,
    arrived: RwSignal<Option<ImportId>>,
) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    failed.set(None);
    // Known before anything is sent; the server counts again.
    if number(&file, "size") > f64::from(MAX_FILE_BYTES) {
        let error = FieldErrors::one("file", FieldError::FileTooLarge { max: MAX_FILE_BYTES });
        failed.set(Some(AppError::Invalid(error)));
        return;
    }
    // Read now: an input that is disabled while sending has no part in its form.
    let Some(form) = input.form().and_then(|form| FormData::new_with_form(&form).ok()) else { return };
    sending.set(Some(file.name()));
    let input = input.clone();
    spawn_local(async move {
        match send(&address, &form).await {
            Ok(id) => arrived.set(Some(id)),
            Err(error) => {
                failed.set(Some(error));
                // The same file may be chosen again once it is corrected.
                input.set_value("");
            }
        }
        sending.try_set(None);
    });
}

/// What the server answers.
#[derive(serde::Deserialize)]
struct Received {
    id: ImportId,
}

async fn send(address: &str, form: &FormData) -> Result<ImportId, AppError> {
    let lost = |error: JsValue| AppError::Transport(format!("{error:?}"));
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(form);
    request.set_headers(&company::headers().map_err(lost)?.into());
    let response = JsFuture::from(window().fetch_with_str_and_init(address, &request)).await.map_err(lost)?;
    let response: Response = response.dyn_into().map_err(lost)?;
    let text = JsFuture::from(response.text().map_err(lost)?).await.map_err(lost)?.as_string().unwrap_or_default();
    if !response.ok() {
        return Err(serde_json::from_str(&text).unwrap_or(AppError::Transport(text)));
    }
    serde_json::from_str::<Received>(&text)
        .map(|received| received.id)
        .map_err(|error| AppError::Transport(error.to_string()))
}

/// Gives the input what was dropped.
pub fn take_dropped(event: &DragEvent, input: NodeRef<Input>) {
    let dropped = property(event, "dataTransfer").and_then(|dropped| property(&dropped, "files"));
    let files = dropped.and_then(|files| files.dyn_into::<FileList>().ok());
    if let (Some(files), Some(input)) = (files, input.get_untracked()) {
        input.set_files(Some(&files));
    }
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
}

fn number(of: &JsValue, name: &str) -> f64 {
    property(of, name).and_then(|value| value.as_f64()).unwrap_or(0.0)
}
