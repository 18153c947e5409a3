//! Lists as pages, each kept for whoever asks for it again while nothing that stands in it has changed.
//!
//! Rendering one takes many times what finding out takes whether it is still true: a subject's revision moves with whatever its list
//! shows, and the rest is what the page knows from the start. Each answer gets a nonce of its own all the same.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{NaiveDateTime, Timelike};
use domain::listings;
use kit::bootstrap::Bootstrap;
use kit::session::Visitor;
use leptos::nonce::Nonce;
use moka::sync::Cache;

/// The most memory that pages take, in bytes.
const MOST_MEMORY: u64 = 16 * 1024 * 1024;
/// The largest page that is kept, in bytes.
const LARGEST: usize = 1024 * 1024;
/// The longest address that is kept, in bytes.
const LONGEST_ADDRESS: usize = 500;
/// How long one is kept: its time of day is no truer than to the minute.
const KEPT: Duration = Duration::from_mins(1);

/// Pages of this process.
#[derive(Clone, Debug)]
pub struct KeptPages(Cache<String, Arc<Page>>);

/// A page as it was sent.
#[derive(Debug)]
struct Page {
    nonce: String,
    headers: HeaderMap,
    html: String,
}

impl Default for KeptPages {
    fn default() -> Self {
        let weight = |key: &String, page: &Arc<Page>| u32::try_from(key.len() + page.html.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().weigher(weight).max_capacity(MOST_MEMORY).time_to_live(KEPT).build())
    }
}

/// Answers with what is kept, and keeps what is answered.
pub async fn answer(State(pages): State<KeptPages>, request: Request<Body>, next: Next) -> Response {
    let Some(key) = key(&request) else { return next.run(request).await };
    if let Some(page) = pages.0.get(&key) {
        return page.anew().unwrap_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    }
    let response = next.run(request).await;
    let Some(nonce) = nonce_of(&response) else { return response };
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Some(page) = Page::of(nonce, &parts.headers, &bytes) {
        pages.0.insert(key, Arc::new(page));
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// All that the page depends on; nothing where it is not kept.
fn key(request: &Request<Body>) -> Option<String> {
    let address = request.uri().path_and_query()?.as_str();
    let may_be_kept = request.method() == Method::GET && address.len() <= LONGEST_ADDRESS;
    let listing = listings::at(request.uri().path()).filter(|_| may_be_kept)?;
    let visitor = request.extensions().get::<Visitor>()?;
    let mut known = Bootstrap { now: to_the_minute(visitor.bootstrap.now)?, ..visitor.bootstrap.clone() };
    // Whoever awaits a second factor is nobody yet.
    let company = known.me.as_mut()?.company.as_mut()?;
    // What else has changed does not stand in it.
    company.revisions = company.revisions.only(listing.subject);
    Some(format!("{address} {}", serde_json::to_string(&known).ok()?))
}

fn to_the_minute(now: NaiveDateTime) -> Option<NaiveDateTime> {
    now.with_second(0)?.with_nanosecond(0)
}

/// The nonce of a page that may be kept.
fn nonce_of(response: &Response) -> Option<String> {
    let headers = response.headers();
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if response.status() != StatusCode::OK || !is_page || headers.contains_key(SET_COOKIE) {
        return None;
    }
    let (_, from) = headers.get(CONTENT_SECURITY_POLICY)?.to_str().ok()?.split_once("'nonce-")?;
    Some(from.split_once('\'')?.0.to_owned()).filter(|nonce| nonce.len() >= 16)
}

impl Page {
    fn of(nonce: String, headers: &HeaderMap, bytes: &Bytes) -> Option<Self> {
        let html = str::from_utf8(bytes).ok().filter(|html| html.len() <= LARGEST)?.to_owned();
        let mut headers = headers.clone();
        headers.remove(CONTENT_LENGTH);
        Some(Self { nonce, headers, html })
    }

    /// The same page under another nonce.
    fn anew(&self) -> Option<Response> {
        let nonce = Nonce::new().to_string();
        let policy = self.headers.get(CONTENT_SECURITY_POLICY)?.to_str().ok()?.replace(&self.nonce, &nonce);
        let mut response = Response::new(Body::from(self.html.replace(&self.nonce, &nonce)));
        *response.headers_mut() = self.headers.clone();
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).ok()?);
        Some(response)
    }
}
