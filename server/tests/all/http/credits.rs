//! Credits over HTTP: given once, told on their pages, and taken out as files.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::ClientForm;
use domain::ids::ClientId;
use serde_json::{Value, json};
use testing::clients::{created, named, place};

use super::support::App;

/// A client in France.
async fn client(app: &App) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Ateliers Roche") };
    created(&app.access(), &form).await.id
}

/// A call that is answered with what it did.
async fn done(app: &App, role: Role, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(role)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn credit(client: ClientId, amount: &str) -> Value {
    json!({
        "fields.client": client.to_string(),
        "fields.amount": amount,
        "fields.currency": "EUR",
        "fields.given_on": "2026-03-16",
        "fields.public_notes": "Geste commercial",
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credit_that_is_sent_twice_is_given_once() {
    let app = App::new().await;
    let client = client(&app).await;
    let sent = json!({ "form": credit(client, "20"), "key": "0190a5b2-7c1e-4f00-8a00-6d3f2b1c9e57" });
    let give = || done(&app, Role::Accountant, "/api/credits/give", &sent);
    let (first, second) = tokio::join!(give(), give());
    assert_eq!(first, second);
    let list = done(&app, Role::Sales, "/api/credits/of-client", &json!({ "client": client })).await;
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
    let account = done(&app, Role::ReadOnly, "/api/payments/account", &json!({ "client": client })).await;
    assert_eq!(account["balance"]["minor"], json!(-2_000), "{account}");

    let path = format!("/credits/{}", first.as_str().unwrap());
    let page = app.get(&path, Some(app.cookie(Role::Owner))).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Geste commercial"), "{}", page.body);
    assert!(page.body.contains("Affecter"), "{}", page.body);
    let reader = app.get(&path, Some(app.cookie(Role::ReadOnly))).await;
    assert!(reader.status == StatusCode::OK && !reader.body.contains("Affecter"), "{}", reader.body);
    assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    let tab = app.get(&format!("/clients/{client}?tab=credits"), Some(app.cookie(Role::Owner))).await;
    assert!(tab.body.contains("Geste commercial") && tab.body.contains("Disponible"), "{}", tab.body);
    let tab = app.get(&format!("/clients/{client}?tab=account"), Some(app.cookie(Role::Owner))).await;
    assert!(tab.body.contains("Solde du compte") && tab.body.contains(&path), "{}", tab.body);

    let file = app.get("/api/credits/export.csv", Some(app.cookie(Role::Accountant))).await;
    assert!(file.body.contains("Ateliers Roche;20.00;20.00;EUR;2026-03-16;Geste commercial"), "{}", file.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_named_beside_its_input() {
    let app = App::new().await;
    let client = client(&app).await;
    for (field, typed, path) in [
        ("fields.amount", "0", "fields.amount"),
        ("fields.amount", "-5", "fields.amount"),
        ("fields.amount", "100000000000000000000", "fields.amount"),
        ("fields.given_on", "2026-02-31", "fields.given_on"),
        ("fields.currency", "USD", "fields.currency"),
        ("fields.client", "00000000-0000-7000-8000-000000000000", "fields.client"),
    ] {
        let mut form = credit(client, "20");
        form[field] = typed.into();
        let body = json!({ "form": form, "key": null }).to_string();
        let refused = app.post("/api/credits/give", Some(app.cookie(Role::Owner)), &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}: {}", refused.body);
        assert!(refused.body.contains(path), "{typed}: {}", refused.body);
    }
}
