//! The languages that a company offers for its clients, from the settings to the form.

use axum::http::StatusCode;
use domain::access::Role;

use super::support::{Answer, App};

const OFFER_GERMAN: &str = r#"{"change":{"offer":{"code":"de","at":9}}}"#;
const WITHDRAW_GERMAN: &str = r#"{"change":{"withdraw":{"code":"de"}}}"#;

async fn change(app: &App, change: &str) -> Answer {
    app.post("/api/settings/language-change", Some(app.cookie(Role::Admin)), change).await
}

async fn create(app: &App, cookie: &str, language: &str) -> Answer {
    let form = format!(r#"{{"form":{{"fields.name":"Roche","fields.language":"{language}"}}}}"#);
    app.post("/api/clients/create", Some(cookie), &form).await
}

/// Whether the form of that page offers a language.
async fn offers(app: &App, path: &str, cookie: &str, code: &str) -> bool {
    let page = app.get(path, Some(cookie)).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    page.body.contains(&format!(r#"<option value="{code}""#))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_offers_what_the_settings_say_and_what_the_client_has() {
    let app = App::new().await;
    let sales = app.cookie(Role::Sales);
    assert!(offers(&app, "/clients/new", sales, "en").await && !offers(&app, "/clients/new", sales, "de").await);
    let refused = create(&app, sales, "de").await;
    let why = r#"["fields.language","language_not_offered"]"#;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(why), "{}", refused.body);

    assert_eq!(change(&app, OFFER_GERMAN).await.status, StatusCode::OK);
    assert!(offers(&app, "/clients/new", sales, "de").await);
    assert!(offers(&app, "/clients/search", sales, "de").await && !offers(&app, "/clients/search", sales, "es").await);
    assert!(!offers(&app, "/clients/search", &app.stranger, "de").await);
    assert!(offers(&app, "/clients/search?language=es", sales, "es").await, "what one looks for stays in sight");
    assert!(!offers(&app, "/clients/new", &app.stranger, "de").await, "another company has a list of its own");
    let made = create(&app, sales, "de").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let id = made.body.trim_matches('"');

    assert_eq!(change(&app, WITHDRAW_GERMAN).await.status, StatusCode::OK);
    assert!(!offers(&app, "/clients/new", sales, "de").await);
    assert!(offers(&app, &format!("/clients/{id}/edit"), sales, "de").await, "what the client has stays to be chosen");
    let save = |language: &str, version: i32| {
        format!(
            r#"{{"id":"{id}","version":{version},"form":{{"fields.name":"Roche & Fils","fields.language":"{language}"}}}}"#
        )
    };
    let saved = app.post("/api/clients/update", Some(sales), &save("de", 1)).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    let other = app.post("/api/clients/update", Some(sales), &save("es", 2)).await;
    assert!(other.body.contains(why), "{}", other.body);
    let languages = app.post("/api/settings/languages", Some(app.cookie(Role::Owner)), "{}").await;
    assert_eq!(languages.body, r#"{"offered":"fr en","uses":[["de",1]]}"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_always_has_a_language_to_offer() {
    let app = App::new().await;
    assert_eq!(change(&app, r#"{"change":{"withdraw":{"code":"fr"}}}"#).await.status, StatusCode::OK);
    let last = change(&app, r#"{"change":{"withdraw":{"code":"en"}}}"#).await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", last.body);
    for nonsense in ["xx", "", "français"] {
        let answer = change(&app, &format!(r#"{{"change":{{"offer":{{"code":"{nonsense}","at":0}}}}}}"#)).await;
        assert!(answer.status.is_client_error(), "{nonsense}: {}", answer.status);
    }
    let languages = app.post("/api/settings/languages", Some(app.cookie(Role::Owner)), "{}").await;
    assert_eq!(languages.body, r#"{"offered":"en","uses":[]}"#);
}
