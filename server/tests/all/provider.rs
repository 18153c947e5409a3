//! A small Stripe on loopback: it makes pages on which clients pay, refuses what it is told to, and signs what it tells.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use chrono::Utc;
use hmac::{Hmac, Mac};
use serde_json::json;
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
}

impl Provider {
    /// Begins to listen.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { url, asked: Arc::default() };
        let router = Router::new().route("/v1/checkout/sessions", post(page)).with_state(provider.clone());
        drop(tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }));
        provider
    }

    /// The pages that were asked for.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
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

async fn page(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    if headers.get("authorization").is_none_or(|key| key != format!("Bearer {KEY}").as_str()) {
        let error = json!({ "error": { "type": "invalid_request_error", "message": "Invalid API Key" } });
        return (StatusCode::UNAUTHORIZED, axum::Json(error)).into_response();
    }
    let once = headers["idempotency-key"].to_str().unwrap().to_owned();
    let asked = Asked { form, once };
    if asked.value("line_items[0][price_data][unit_amount]").parse::<i64>().unwrap() < LEAST {
        let error = json!({ "error": { "type": "invalid_request_error", "code": "amount_too_small" } });
        return (StatusCode::BAD_REQUEST, axum::Json(error)).into_response();
    }
    let answer = json!({
        "id": asked.page(), "object": "checkout.session", "url": format!("{}/pay/{}", provider.url, asked.page()),
        "payment_status": "unpaid", "status": "open",
    });
    provider.asked.lock().unwrap().push(asked);
    axum::Json(answer).into_response()
}
