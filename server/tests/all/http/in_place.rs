//! One value of a record set where it stands, as the browser asks for it.

use axum::http::StatusCode;
use domain::access::Role;
use serde_json::{Value, json};

use super::support::{Answer, App};

/// Creates a record by its form, and answers its id.
async fn create(app: &App, of: &str, fields: Value) -> String {
    let body = json!({ "form": fields }).to_string();
    let answer = app.post(&format!("/api/{of}/create"), Some(app.cookie(Role::Owner)), &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{of}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

async fn set(app: &App, role: Role, of: &str, id: &str, version: i32, path: &str, typed: &str) -> Answer {
    let body = json!({ "id": id, "version": version, "path": path, "typed": typed }).to_string();
    app.post(&format!("/api/{of}/set"), Some(app.cookie(role)), &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changed_the_same_is_told_with_the_value_as_it_is_read() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche" })).await;
    let contact = create(&app, "contacts", json!({ "fields.last_name": "Roche" })).await;
    let product = create(&app, "products", json!({ "fields.name": "Vis", "fields.price": "12.50" })).await;
    for (of, id, path, first, told, second) in [
        ("clients", &client, "fields.phone", "01 84 60 12 00", "01 84 60 12 00", "01 84 60 12 10"),
        ("contacts", &contact, "fields.mobile", "0612345678", "06 12 34 56 78", "06 12 34 56 79"),
        ("products", &product, "fields.price", "13", "13.00", "14"),
    ] {
        let saved = set(&app, Role::Admin, of, id, 1, path, first).await;
        assert_eq!(saved.status, StatusCode::OK, "{of}: {}", saved.body);
        let refused = set(&app, Role::Owner, of, id, 1, path, second).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{of}: {}", refused.body);
        let refused: Value = serde_json::from_str(&refused.body).unwrap();
        let conflict = &refused["conflict"];
        assert_eq!((&conflict["version"], &conflict["current"][path]), (&json!(2), &json!(told)), "{of}: {refused}");
        assert!(conflict["by"].as_str().is_some_and(|by| !by.is_empty()), "{of}: {refused}");
        let over = set(&app, Role::Owner, of, id, 2, path, second).await;
        assert_eq!(over.status, StatusCode::OK, "{of}: {}", over.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_stands_at_its_path() {
    let app = App::new().await;
    let taken = create(&app, "contacts", json!({ "fields.last_name": "Ana", "fields.email": "ana@x.example" })).await;
    let contact = create(&app, "contacts", json!({ "fields.email": "bob@x.example" })).await;
    let product = create(&app, "products", json!({ "fields.name": "Vis", "fields.price": "12.50" })).await;
    for (of, id, path, typed, expected) in [
        ("contacts", &contact, "fields.email", "ANA@x.example", [r#""fields.email""#, taken.as_str()]),
        // Nobody is left of whoever has neither a name nor an e-mail.
        ("contacts", &contact, "fields.email", "", [r#""fields.last_name""#, "required"]),
        ("contacts", &contact, "clients[0].is_billing", "on", [r#""clients[0].is_billing""#, "unknown"]),
        ("products", &product, "fields.price", "", [r#""fields.price""#, "required"]),
        ("products", &product, "fields.colour", "x", [r#""fields.colour""#, "unknown"]),
    ] {
        let answer = set(&app, Role::Owner, of, id, 1, path, typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
        for part in expected {
            assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
        }
    }
    // Whether there is such a value is nothing to whoever may set none.
    let forbidden = set(&app, Role::ReadOnly, "products", &product, 1, "fields.colour", "x").await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pencil_is_for_whoever_may_change_something() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche", "fields.phone": "01 84 60 12 00" })).await;
    let contact = create(&app, "contacts", json!({ "fields.email": "ana@x.example" })).await;
    let product = create(&app, "products", json!({ "fields.name": "Vis", "fields.price": "12.50" })).await;
    for (of, id) in [("clients", client), ("contacts", contact), ("products", product)] {
        let path = format!("/{of}/{id}");
        for (role, expected) in [(Role::Owner, true), (Role::Sales, true), (Role::ReadOnly, false)] {
            let page = app.get(&path, Some(app.cookie(role))).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.body.contains("star pencil"), expected, "{role:?} {path}");
        }
        let delete = json!({ "ids": [id], "act": "delete" }).to_string();
        let owner = Some(app.cookie(Role::Owner));
        assert_eq!(app.post(&format!("/api/{of}/act"), owner, &delete).await.status, StatusCode::OK, "{path}");
        assert!(
            !app.get(&path, owner).await.body.contains("star pencil"),
            "{path}: what is thrown away is restored first"
        );
    }
}
