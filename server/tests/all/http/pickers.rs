//! What a form offers to name another client.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::ClientRow;
use domain::ids::ClientId;
use testing::clients::{created, named};

use super::support::App;

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_not_offered_to_itself_and_twenty_are_offered_at_most() {
    let app = App::new().await;
    let eric = created(&app.access(), &named("Éric")).await.id;
    let zoe = created(&app.access(), &named("Zoé")).await.id;
    let offered = async |text: &str, except: Option<ClientId>| -> Vec<ClientId> {
        let body = serde_json::json!({ "text": text, "except": except }).to_string();
        let answer = app.post("/api/clients/options", Some(app.cookie(Role::Sales)), &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let rows: Vec<ClientRow> = serde_json::from_str(&answer.body).unwrap();
        rows.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(offered("", None).await, [eric, zoe]);
    assert_eq!(offered("", Some(eric)).await, [zoe]);
    for at in 0..20 {
        created(&app.access(), &named(&format!("Client {at}"))).await;
    }
    assert_eq!(offered("", None).await.len(), 20);
    let others = offered("", Some(eric)).await;
    assert!(others.len() == 20 && !others.contains(&eric), "another stands in its place");
}
