//! What a form offers to name another client, and what whoever looks for one is told.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::ClientRow;
use domain::ids::ClientId;
use domain::listing::ListRow;
use domain::state::Act;
use testing::clients::{created, named, place};

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

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_found_by_its_numbers_where_the_browser_has_no_list() {
    let app = App::new().await;
    let mut form = named("Roche");
    form.fields.siret = "73282932000074".into();
    form.fields.vat_number = "FR44732829320".into();
    form.addresses = vec![place("1 rue A", "75011", "Paris"), place("2 rue B", "69003", "Lyon")];
    let roche = created(&app.access(), &form).await;
    let sought = async |cookie: &str, text: &str, by_number: bool| -> Vec<ClientId> {
        let body = serde_json::json!({ "subject": "client", "text": text, "by_number": by_number }).to_string();
        let answer = app.post("/api/lists/sought", Some(cookie), &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let rows: Vec<ListRow> = serde_json::from_str(&answer.body).unwrap();
        rows.into_iter().map(|row| ClientId(row.id)).collect()
    };
    let reader = app.cookie(Role::ReadOnly);
    for typed in ["732 829 320 00074", "732829320", "fr 44 732", "690", "roche"] {
        assert_eq!(sought(reader, typed, false).await, [roche.id], "{typed}");
        assert_eq!(sought(&app.stranger, typed, false).await, [], "{typed} of another company");
    }
    assert_eq!(sought(reader, "732829320", true).await, [], "not its own number");
    assert_eq!(sought(reader, &roche.number, true).await, [roche.id]);
    let access = app.access();
    let tx = access.begin().await.unwrap();
    store::clients::act(&tx, &[roche.id], Act::Archive).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sought(reader, "732829320", false).await, [roche.id], "as the browser's own list says");
}
