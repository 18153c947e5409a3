//! Papers as answers: shown within our own pages, or saved under their names.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use domain::error::FieldErrors;
use domain::ids::{ClientId, DocumentId};
use kit::error::AppError;
use kit::heavy::Heavy;
use kit::session::Visitor;

use super::card;
use super::desk::{Desk, PDF, Printed};
use super::label::{self, Parcels};
use crate::access::enter;
use crate::config::Config;
use crate::transfer::Problem;
use crate::transfer::export::{Parameters, saved_as, shown_as};

/// What a paper may do: our own pages may hold it, and what browsers show it with may draw. A sandbox would keep that from them.
pub const FRAMED: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
);
/// The same for browsers that know no policy of frames.
pub const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("SAMEORIGIN");
/// In the address of a paper that is to be saved.
const DOWNLOAD: &str = "download";
/// In the address of labels: how many parcels there are.
const PARCELS: &str = "parcels";

/// `GET /files/documents/{id}.pdf`.
pub async fn document(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Path(file): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewDocuments)?;
    let id: DocumentId = named(&file)?;
    let printed = Desk { access, heavy, config }.document(id).await?;
    Ok(answer(printed, parameters.contains_key(DOWNLOAD), &headers))
}

/// `GET /files/labels/{id}.pdf`: the labels of a delivery note's parcels, of `parcels` of them where that is said.
pub async fn label(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Path(file): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewDocuments)?;
    let parcels = parameters.get(PARCELS).map(|typed| Parcels::parse(typed)).transpose();
    let parcels = parcels.map_err(|wrong| Problem(AppError::Invalid(FieldErrors::one(PARCELS, wrong))))?;
    let printed = label::print(&Desk { access, heavy, config }, named(&file)?, parcels).await?;
    Ok(answer(printed, parameters.contains_key(DOWNLOAD), &headers))
}

/// `GET /files/clients/{id}.pdf`: all that is known of a client (A15.2).
pub async fn client(
    Extension(visitor): Extension<Visitor>,
    Extension(heavy): Extension<Heavy>,
    State(config): State<Arc<Config>>,
    Path(file): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let access = enter(&visitor, Permission::ViewClients)?;
    let id: ClientId = named(&file)?;
    let printed = card::print(&Desk { access, heavy, config }, id, visitor.language).await?;
    Ok(answer(printed, parameters.contains_key(DOWNLOAD), &headers))
}

/// The record that a file is named by: `{id}.pdf`.
fn named<T: std::str::FromStr>(file: &str) -> Result<T, Problem> {
    let id = file.strip_suffix(".pdf").and_then(|id| id.parse().ok());
    id.ok_or(Problem(AppError::NotFound))
}

/// The paper, or that it is the one that the browser has. It asks each time: a draft changes, and becomes another paper when it is issued.
pub fn answer(printed: Printed, is_saved: bool, asked: &HeaderMap) -> Response {
    let Printed { name, bytes, sha256 } = printed;
    let tag = format!("\"{sha256}\"");
    let has_it = has(asked, &tag);
    let shown = if is_saved { saved_as(&name) } else { shown_as(&name) };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(PDF)),
        (CONTENT_DISPOSITION, shown),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (ETAG, HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""))),
        (CONTENT_SECURITY_POLICY, FRAMED),
        (X_FRAME_OPTIONS, SAME_ORIGIN),
    ];
    if has_it {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, Body::from(bytes)).into_response()
}

/// Whether the browser has what bears this tag. What was compressed on its way has a weak one.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_file_is_named_by_its_record() {
        let id = Uuid::nil();
        assert_eq!(named::<DocumentId>(&format!("{id}.pdf")).ok(), Some(DocumentId(id)));
        for wrong in ["", ".pdf", "x.pdf", "00000000-0000-0000-0000-000000000000"] {
            assert!(named::<DocumentId>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_paper_that_the_browser_has_is_not_sent_again() {
        let printed = || Printed::new("Facture n° 1.pdf".into(), b"%PDF-1.7".to_vec());
        let first = answer(printed(), false, &HeaderMap::new());
        let tag = first.headers()[ETAG].clone();
        assert_eq!(first.status(), StatusCode::OK);
        let shown = first.headers()[CONTENT_DISPOSITION].to_str().unwrap();
        assert!(shown.starts_with("inline; filename=\"Facture n_ 1.pdf\""), "{shown}");
        let asked = |tags: &str| [(IF_NONE_MATCH, HeaderValue::from_str(tags).unwrap())].into_iter().collect();
        let again: HeaderMap = asked(&format!("\"x\", W/{}", tag.to_str().unwrap()));
        assert_eq!(answer(printed(), true, &again).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(printed(), true, &asked("\"x\"")).status(), StatusCode::OK);
    }
}
