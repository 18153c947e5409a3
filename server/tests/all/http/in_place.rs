//! One value of a record set where it stands, as the browser asks for it.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::Client;
use domain::ids::ClientId;
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

/// A client as it is stored.
async fn stored(app: &App, id: &str) -> Client {
    store::clients::get(&app.access().read(), id_of(id)).await.unwrap()
}

fn id_of(id: &str) -> ClientId {
    ClientId(id.parse().unwrap())
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

/// The version that a save answers.
fn version(answer: &Answer) -> i32 {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_emptied_is_put_back_unless_somebody_changed_it_since() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche", "fields.reference": "R-1" })).await;
    let contact =
        create(&app, "contacts", json!({ "fields.last_name": "Roche", "fields.fax": "04 72 00 12 40" })).await;
    let product =
        create(&app, "products", json!({ "fields.name": "Vis", "fields.price": "1", "fields.unit": "boîte" })).await;
    for (of, id, path, before, other) in [
        ("clients", &client, "fields.reference", "R-1", "R-2"),
        ("contacts", &contact, "fields.fax", "04 72 00 12 40", "04 72 00 12 41"),
        ("products", &product, "fields.unit", "boîte", "mètre"),
    ] {
        let emptied = version(&set(&app, Role::Owner, of, id, 1, path, "").await);
        assert_eq!(emptied, 2, "{of}");
        assert_eq!(version(&set(&app, Role::Owner, of, id, emptied, path, before).await), 3, "{of}");
        // Two changes taken back, the later one first: nothing was changed in between.
        let first = version(&set(&app, Role::Owner, of, id, 3, path, other).await);
        let second = version(&set(&app, Role::Owner, of, id, first, path, "").await);
        version(&set(&app, Role::Owner, of, id, second, path, other).await);
        assert_eq!(version(&set(&app, Role::Owner, of, id, first, path, before).await), 7, "{of}");

        let emptied = version(&set(&app, Role::Owner, of, id, 7, path, "").await);
        version(&set(&app, Role::Admin, of, id, emptied, path, other).await);
        let refused = set(&app, Role::Owner, of, id, emptied, path, before).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{of}: {}", refused.body);
        let refused: Value = serde_json::from_str(&refused.body).unwrap();
        assert_eq!(refused["conflict"]["current"][path], json!(other), "{of}: {refused}");
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

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_threw_away_says_so_and_is_saved_once_it_is_back() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche" })).await;
    let contact = create(&app, "contacts", json!({ "fields.last_name": "Roche" })).await;
    let product = create(&app, "products", json!({ "fields.name": "Vis", "fields.price": "1" })).await;
    for (of, id, path) in [
        ("clients", &client, "fields.reference"),
        ("contacts", &contact, "fields.position"),
        ("products", &product, "fields.reference"),
    ] {
        let act = async |act: &str| {
            let body = json!({ "ids": [id], "act": act }).to_string();
            let done = app.post(&format!("/api/{of}/act"), Some(app.cookie(Role::Owner)), &body).await;
            assert_eq!(done.status, StatusCode::OK, "{of}: {}", done.body);
        };
        act("delete").await;
        let refused = set(&app, Role::Sales, of, id, 1, path, "R-1").await;
        assert_eq!(
            (refused.status, refused.body.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, r#"{"refused":"deleted"}"#)
        );
        act("restore").await;
        assert_eq!(version(&set(&app, Role::Sales, of, id, 1, path, "R-1").await), 2, "{of}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vat_number_of_another_siren_is_refused() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche", "fields.siren": "732829320" })).await;
    let refused = set(&app, Role::Owner, "clients", &client, 1, "fields.vat_number", "FR39356000000").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(refused.body, r#"{"invalid":[["fields.vat_number","vat_of_other_siren"]]}"#);
    let right = set(&app, Role::Owner, "clients", &client, 1, "fields.vat_number", "FR 44 732 829 320").await;
    assert_eq!(right.status, StatusCode::OK, "{}", right.body);
    // Nor does the SIREN leave the VAT number behind.
    let refused = set(&app, Role::Owner, "clients", &client, 2, "fields.siren", "356000000").await;
    assert_eq!(refused.body, r#"{"invalid":[["fields.vat_number","vat_of_other_siren"]]}"#);
    let now = stored(&app, &client).await;
    assert_eq!((now.data.vat_number.unwrap().as_str(), now.version), ("FR44732829320", 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_value_set_twice_is_set_once() {
    let app = App::new().await;
    let client = create(&app, "clients", json!({ "fields.name": "Roche" })).await;
    // A second person, a second click, or the same call sent again.
    for typed in ["roche.example", "roche.example", "https://roche.example"] {
        let answer = set(&app, Role::Owner, "clients", &client, 1, "fields.website", typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{typed}: {}", answer.body);
    }
    assert_eq!(stored(&app, &client).await.version, 2);
    let told = store::activity::of_client(&app.access().read(), id_of(&client), None, 10).await.unwrap();
    assert_eq!(told.len(), 2, "that it was created, and the one change");
    let other = set(&app, Role::Owner, "clients", &client, 1, "fields.website", "autre.example").await;
    assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.body);
    // Another field goes with it, whatever version was seen.
    let phone = set(&app, Role::Owner, "clients", &client, 1, "fields.phone", "01 99 00 12 34").await;
    assert_eq!(phone.status, StatusCode::OK, "{}", phone.body);
    let now = stored(&app, &client).await;
    assert_eq!((now.data.website.unwrap().as_str(), now.version), ("https://roche.example", 3));
}
