//! NUL, which PostgreSQL keeps in no text: wherever it is sent, nothing fails by it.

use axum::body::Body;
use axum::http::Method;
use domain::access::Role;
use serde_json::Value;
use testing::TestDb;

use super::endpoints::{Ids, prepare};
use super::listed::Sent::{Form, Json};
use super::listed::endpoints;
use super::support::{App, request};

/// The same value with a NUL at the end of one of its texts, once for each text.
fn with_nul(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => vec![Value::String(format!("{text}\0"))],
        Value::Array(all) => {
            let at = |(at, one): (usize, &Value)| {
                with_nul(one).into_iter().map(move |changed| {
                    let mut all = all.clone();
                    all[at] = changed;
                    Value::Array(all)
                })
            };
            all.iter().enumerate().flat_map(at).collect()
        }
        Value::Object(fields) => {
            let at = |(name, one): (&String, &Value)| {
                let name = name.clone();
                with_nul(one).into_iter().map(move |changed| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), changed);
                    Value::Object(fields)
                })
            };
            fields.iter().flat_map(at).collect()
        }
        _ => Vec::new(),
    }
}

/// The bodies to send in the place of one, with their kind.
fn bodies(ids: &Ids, sent: super::listed::Sent) -> (&'static str, Vec<String>) {
    match sent {
        Json(body) => {
            let value: Value = serde_json::from_str(&ids.put(body)).unwrap();
            ("application/json", with_nul(&value).iter().map(ToString::to_string).collect())
        }
        Form(body) => {
            let fields: Vec<&str> = body.split('&').filter(|field| field.contains('=')).collect();
            let at = |at: usize| {
                let mut fields: Vec<String> = fields.iter().map(|field| ids.put(field)).collect();
                fields[at].push_str("%00");
                fields.join("&")
            };
            ("application/x-www-form-urlencoded", (0..fields.len()).map(at).collect())
        }
        _ => ("", Vec::new()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nul_in_whatever_text_of_whatever_call_is_no_fault_of_ours() {
    let app = App::on(TestDb::postgres().await, &[]).await;
    let ids = prepare(&app).await;
    let mut called = 0;
    for (path, _, sent, _) in endpoints() {
        let (kind, bodies) = bodies(&ids, *sent);
        for body in bodies {
            let request = request(Method::POST, &ids.put(path), Some(app.cookie(Role::Owner)))
                .header("content-type", kind)
                .body(Body::from(body.clone()));
            let answer = app.send(request.unwrap()).await;
            assert!(answer.status.as_u16() < 500, "{path} {body}: {} {}", answer.status, answer.body);
            called += 1;
        }
    }
    assert!(called > 100, "{called}");
    for page in ["/clients?q=a%00", "/contacts?q=%00", "/products?q=%00b", "/clients?view=%00", "/invite/a%00"] {
        let answer = app.get(page, Some(app.cookie(Role::Owner))).await;
        assert!(answer.status.as_u16() < 500, "{page}: {}", answer.status);
    }
}
