//! A small Stripe on loopback: it makes pages on which clients pay, refuses what it is told to, and signs what it tells.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use chrono::Utc;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

/// The key that it knows.
pub const KEY: &str = "sk_test_0123456789";
/// The least that it takes, in the smallest unit.
const LEAST: i64 = 50;
/// What it signs with.
pub const SECRET: &str = "whsec_0123456789";

/// A page that was asked for: what the form said, under which key of its own.
#[derive(Clone, Debug)]
pub struct Asked {
    pub form: Vec<(String, String)>,
    pub once: String,
}

impl Asked {
    /// A value of the form.
    pub fn value(&self, name: &str) -> &str {
        self.form.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
    }

    /// What it is called here.
    pub fn page(&self) -> String {
        format!("cs_test_{}", self.value("client_reference_id"))
    }
}

/// See the module.
#[derive(Clone)]
pub struct Provider {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    /// Of each page, what became of it: `open`, `expired`, or how it was paid.
    states: Arc<Mutex<HashMap<String, &'static str>>>,
}

impl Provider {
    /// Begins to listen.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { url, asked: Arc::default(), states: Arc::default() };
        let router = Router::new()
            .route("/v1/checkout/sessions", post(page))
            .route("/v1/checkout/sessions/{page}", get(look))
            .route("/v1/checkout/sessions/{page}/expire", post(expire))
            .with_state(provider.clone());
        drop(tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }));
        provider
    }

    /// The pages that were asked for.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Somebody pays on a page: `paid`, or `unpaid` where their bank takes its time. Nothing is told of it.
    pub fn pay_on(&self, page: &str, how: &'static str) {
        assert_eq!(self.state(page), "open", "nobody pays on a page that is over");
        self.states.lock().unwrap().insert(page.to_owned(), how);
    }

    /// What became of a page.
    pub fn state(&self, page: &str) -> &'static str {
        self.states.lock().unwrap()[page]
    }

    /// A page as it is shown to whoever asks.
    fn shown(&self, page: &str) -> Option<Value> {
        let asked = self.asked().into_iter().rev().find(|asked| asked.page() == page)?;
        let minor: i64 = asked.value("line_items[0][price_data][unit_amount]").parse().unwrap();
        let (status, payment_status) = match self.state(page) {
            over @ ("open" | "expired") => (over, "unpaid"),
            how => ("complete", how),
        };
        Some(json!({
            "id": page, "object": "checkout.session", "url": format!("{}/pay/{page}", self.url), "status": status,
            "payment_status": payment_status, "payment_intent": (status == "complete").then_some("pi_1"),
            "client_reference_id": asked.value("client_reference_id"), "amount_total": minor, "currency": "eur",
        }))
    }
}

/// How the provider signs a body at a time.
pub fn signed(body: &str, time: i64, secret: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    let mac = mac.chain_update(format!("{time}.{body}")).finalize().into_bytes();
    let hex = mac.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    format!("t={time},v1={hex}")
}

/// The same now, with its own secret.
pub fn signed_now(body: &str) -> String {
    signed(body, Utc::now().timestamp(), SECRET)
}

fn refused(status: StatusCode, code: &str) -> Response {
    (status, axum::Json(json!({ "error": { "type": "invalid_request_error", "code": code } }))).into_response()
}

fn is_known(headers: &HeaderMap) -> bool {
    headers.get("authorization").is_some_and(|key| key == format!("Bearer {KEY}").as_str())
}

async fn look(State(provider): State<Provider>, headers: HeaderMap, Path(page): Path<String>) -> Response {
    match provider.shown(&page).filter(|_| is_known(&headers)) {
        Some(shown) => axum::Json(shown).into_response(),
        None => refused(StatusCode::NOT_FOUND, "resource_missing"),
    }
}

async fn expire(State(provider): State<Provider>, headers: HeaderMap, Path(page): Path<String>) -> Response {
    if !is_known(&headers) || provider.shown(&page).is_none_or(|shown| shown["status"] != "open") {
        return refused(StatusCode::BAD_REQUEST, "");
    }
    provider.states.lock().unwrap().insert(page.clone(), "expired");
    axum::Json(provider.shown(&page)).into_response()
}

async fn page(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    if !is_known(&headers) {
        return refused(StatusCode::UNAUTHORIZED, "");
    }
    let once = headers["idempotency-key"].to_str().unwrap().to_owned();
    let asked = Asked { form, once };
    if asked.value("line_items[0][price_data][unit_amount]").parse::<i64>().unwrap() < LEAST {
        return refused(StatusCode::BAD_REQUEST, "amount_too_small");
    }
    let page = asked.page();
    provider.states.lock().unwrap().insert(page.clone(), "open");
    provider.asked.lock().unwrap().push(asked);
    axum::Json(provider.shown(&page)).into_response()
}
