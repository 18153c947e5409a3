//! One field of a client, changed where it stands.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::Client;
use domain::ids::ClientId;
use serde_json::json;
use testing::clients::{created, named};

use super::support::{Answer, App};

/// Sets a field over the version that somebody saw.
async fn set(app: &App, id: ClientId, version: i32, field: &str, typed: &str) -> Answer {
    let body = json!({ "id": id, "version": version, "field": field, "typed": typed }).to_string();
    app.post("/api/clients/set", Some(app.cookie(Role::Owner)), &body).await
}

/// The client as it is stored.
async fn stored(app: &App, id: ClientId) -> Client {
    store::clients::get(&app.access().read(), id).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vat_number_of_another_siren_is_refused() {
    let app = App::new().await;
    let mut form = named("Roche");
    form.fields.siren = "732829320".into();
    let client = created(&app.access(), &form).await;
    let refused = set(&app, client.id, 1, "vat_number", "FR39356000000").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(refused.body, r#"{"invalid":[["fields.vat_number","vat_of_other_siren"]]}"#);
    let right = set(&app, client.id, 1, "vat_number", "44 732 829 320").await;
    assert_eq!(right.status, StatusCode::OK, "{}", right.body);
    // Nor does the SIREN leave the VAT number behind.
    let refused = set(&app, client.id, 2, "siren", "356000000").await;
    assert_eq!(refused.body, r#"{"invalid":[["fields.vat_number","vat_of_other_siren"]]}"#);
    let now = stored(&app, client.id).await;
    assert_eq!((now.data.vat_number.unwrap().as_str(), now.version), ("FR44732829320", 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_value_set_twice_is_set_once() {
    let app = App::new().await;
    let client = created(&app.access(), &named("Roche")).await;
    // A second person, a second click, or the same call sent again.
    for typed in ["roche.example", "roche.example", "https://roche.example"] {
        let answer = set(&app, client.id, 1, "website", typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{typed}: {}", answer.body);
    }
    assert_eq!(stored(&app, client.id).await.version, 2);
    let told = store::activity::of_client(&app.access().read(), client.id, None, 10).await.unwrap();
    assert_eq!(told.len(), 2, "that it was created, and the one change");
    let other = set(&app, client.id, 1, "website", "autre.example").await;
    assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.body);
    // Another field goes with it, whatever version was seen.
    let phone = set(&app, client.id, 1, "phone", "01 99 00 12 34").await;
    assert_eq!(phone.status, StatusCode::OK, "{}", phone.body);
    let now = stored(&app, client.id).await;
    assert_eq!((now.data.website.unwrap().as_str(), now.version), ("https://roche.example", 3));
}
