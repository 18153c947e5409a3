//! Whoever has given the password alone, where a second factor is on, is nobody yet.

use axum::http::StatusCode;
use domain::access::Role;

use super::endpoints::{call, prepare};
use super::listed::Who::Open;
use super::listed::endpoints;
use super::support::App;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_yet_to_give_their_code_gets_nowhere() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    app.db.corrupt("UPDATE sessions SET awaits_code = TRUE").await;
    let half = Some(app.cookie(Role::Owner));
    assert_eq!(app.get("/clients", half).await.status, StatusCode::SEE_OTHER);
    for (path, who, sent, _) in endpoints().filter(|(path, ..)| !path.contains("logout")) {
        let answer = call(&app, &ids, path, *sent, half).await;
        assert!(!answer.body.contains("Ateliers Roche"), "{path} tells a client: {}", answer.body);
        if *who != Open {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
        }
    }
}
