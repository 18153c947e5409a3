//! Sending a file from the browser.

use domain::error::{FieldError, FieldErrors};
use domain::ids::ImportId;
use domain::imports::MAX_FILE_BYTES;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, FileList, FormData, HtmlInputElement};

use kit::error::AppError;
use kit::upload;

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
    if upload::bytes(&file) > f64::from(MAX_FILE_BYTES) {
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
            // Nothing may be sent again until the next step takes the place of this one.
            Ok(id) => arrived.set(Some(id)),
            Err(error) => {
                failed.set(Some(error));
                // The same file may be chosen again once it is corrected.
                input.set_value("");
                sending.try_set(None);
            }
        }
    });
}

/// What the server answers.
#[derive(serde::Deserialize)]
struct Received {
    id: ImportId,
}

async fn send(address: &str, form: &FormData) -> Result<ImportId, AppError> {
    let text = upload::send(address, "POST", Some(form)).await?;
    let received = serde_json::from_str::<Received>(&text);
    received.map(|received| received.id).map_err(|error| AppError::Transport(error.to_string()))
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
