//! What a form that is being filled in would look like on paper: shown beside it, and kept nowhere.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Form;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_FRAME_OPTIONS};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::DocumentForm;
use domain::error::FieldError;
use domain::ids::DocumentId;
use kit::heavy::Heavy;
use kit::session::Visitor;
use kit::words::{app_error, words_in};

use super::desk::{Desk, Printed};
use super::served::{FRAMED, SAME_ORIGIN, answer};
use crate::access::enter;
use crate::config::Config;
use crate::transfer::Problem;

/// What is sent: `kind`, `id` of a draft that is being changed, and `form`, as JSON.
type Typed = HashMap<String, String>;

/// `POST /files/preview`. It answers a frame: what is wrong is told in words.
pub async fn show(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Form(typed): Form<Typed>,
) -> Response {
    match print(&visitor, heavy, config, &typed).await {
        Ok(printed) => answer(printed, false, &HeaderMap::new()),
        Err(problem) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
                (CONTENT_SECURITY_POLICY, FRAMED),
                (X_FRAME_OPTIONS, SAME_ORIGIN),
            ];
            (problem.status(), headers, app_error(words_in(visitor.language), &problem.0)).into_response()
        }
    }
}

async fn print(visitor: &Visitor, heavy: Heavy, config: Arc<Config>, typed: &Typed) -> Result<Printed, Problem> {
    let access = enter(visitor, Permission::EditDocuments)?;
    let text = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let kind = DocumentKind::parse(text("kind")).map_err(Problem::file)?;
    let id: Option<DocumentId> = text("id").parse().ok();
    let form: DocumentForm = serde_json::from_str(text("form")).map_err(|_| Problem::file(FieldError::NotAChoice))?;
    let said = Box::pin(store::documents::said_by_form(&access.read(), kind, id, form)).await?;
    Desk { access, heavy, config }.draft(&said).await
}
