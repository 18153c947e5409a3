//! Requests that are no server functions, since they carry a file.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, RequestInit, Response};

use crate::company;
use crate::error::{Answer, AppError};

/// The size of a file that was chosen, in bytes.
#[must_use]
pub fn bytes(file: &File) -> f64 {
    js_sys::Reflect::get(file, &"size".into()).ok().and_then(|size| size.as_f64()).unwrap_or(0.0)
}

/// Sends a form to an address, in the page's company. Answers what the server says, as text.
///
/// # Errors
/// What the server refuses with, else [`AppError::Transport`].
pub async fn send(address: &str, method: &str, form: Option<&FormData>) -> Answer<String> {
    // Not as `{:?}` writes it: the release's program has no such texts.
    let told = |error: &JsValue| error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    let lost = |error: JsValue| AppError::Transport(told(&error).unwrap_or_default());
    let request = RequestInit::new();
    request.set_method(method);
    request.set_headers(&company::headers().map_err(lost)?.into());
    if let Some(form) = form {
        request.set_body(form);
    }
    let response = JsFuture::from(window().fetch_with_str_and_init(address, &request)).await.map_err(lost)?;
    let response: Response = response.dyn_into().map_err(lost)?;
    let text = JsFuture::from(response.text().map_err(lost)?).await.map_err(lost)?.as_string().unwrap_or_default();
    if response.ok() { Ok(text) } else { Err(serde_json::from_str(&text).unwrap_or(AppError::Transport(text))) }
}
