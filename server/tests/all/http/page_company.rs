//! A page's calls are of the page's company, wherever the session has gone to since.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::ids::CompanyId;
use kit::company;
use store::sessions;
use uuid::Uuid;

use super::support::{Answer, App, request};
use super::transfer::{self, id_in};

/// A call that names a company.
async fn call(app: &App, path: &str, company: &str, body: &str) -> Answer {
    let request = request(Method::POST, path, Some(app.cookie(Role::Owner)))
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .header(company::HEADER, company)
        .body(Body::from(body.to_owned()));
    app.send(request.unwrap()).await
}

/// The owner's session goes on in another company, as another tab makes it do.
async fn switch(app: &App, company: CompanyId) {
    let signed_in = app.signed_in(Role::Owner).await;
    sessions::switch_company(&app.db.database, &signed_in, company).await.unwrap();
}

async fn file(app: &App, company: CompanyId) -> String {
    let csv = app.get(&format!("/api/clients/export.csv?company={company}"), Some(app.cookie(Role::Owner))).await;
    assert_eq!(csv.status, StatusCode::OK, "{}", csv.body);
    csv.body
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_in_one_company_is_saved_there_though_the_session_went_to_another() {
    let app = App::new().await;
    let second = app.second_company().await;
    switch(&app, second).await;
    let saved =
        call(&app, "/api/clients/create", &app.company.to_string(), r#"{"form":{"fields.name":"Roche"}}"#).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert!(file(&app, app.company).await.contains("Roche"));
    assert!(!file(&app, second).await.contains("Roche"));
    // What names none is of the session's own.
    let plain = app.get("/api/clients/export.csv", Some(app.cookie(Role::Owner))).await;
    assert!(plain.status == StatusCode::OK && !plain.body.contains("Roche"));
    // A page is of the session's company whatever its address says.
    let page = app.get(&format!("/clients?company={}", app.company), Some(app.cookie(Role::Owner))).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("Roche"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_that_one_does_not_belong_to_is_no_way_in() {
    let app = App::new().await;
    let theirs = {
        let now = chrono::Utc::now();
        let found = sessions::find(&app.db.database, &app.stranger, None, sessions::LIFETIME, now).await.unwrap();
        found.unwrap().company.unwrap().0
    };
    for company in [theirs.to_string(), Uuid::nil().to_string(), "x".into(), String::new()] {
        let answer = call(&app, "/api/clients/create", &company, r#"{"form":{"fields.name":"Roche"}}"#).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{company}: {}", answer.body);
        let events = app.get(&format!("/api/events?company={company}"), Some(app.cookie(Role::Owner))).await;
        assert_eq!(events.status, StatusCode::FORBIDDEN, "{company}");
    }
    // Nobody is let in by naming a company either.
    let nobody = app.get(&format!("/api/events?company={}", app.company), None).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    assert!(!file(&app, app.company).await.contains("Roche"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_is_that_of_the_pages_company() {
    let app = App::new().await;
    let second = app.second_company().await;
    // Who only reads in the first company owns a third one, to which their session goes.
    let reader = app.signed_in(Role::ReadOnly).await;
    let now = chrono::Utc::now();
    let own = domain::company::CompanyForm {
        name: "À moi".into(),
        country: "FR".into(),
        language: "fr".into(),
        currency: "EUR".into(),
        ..domain::company::CompanyForm::default()
    };
    let own =
        store::companies::create_another(&app.db.database, reader.user, &own.parse().unwrap(), now).await.unwrap();
    sessions::switch_company(&app.db.database, &reader, own).await.unwrap();
    for (company, status) in
        [(own, StatusCode::OK), (app.company, StatusCode::FORBIDDEN), (second, StatusCode::FORBIDDEN)]
    {
        let request = request(Method::POST, "/api/clients/create", Some(app.cookie(Role::ReadOnly)))
            .header("content-type", "application/json")
            .header(company::HEADER, company.to_string())
            .body(Body::from(r#"{"form":{"fields.name":"Roche"}}"#));
        assert_eq!(app.send(request.unwrap()).await.status, status, "{company}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_shown_in_whichever_of_its_readers_companies_it_is_unless_that_one_is_shut() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let made = call(&app, "/api/clients/create", &app.company.to_string(), r#"{"form":{"fields.name":"Roche"}}"#).await;
    let path = format!("/api/clients/{}/logo", id_in(&made));
    let kept = transfer::send(&app, &path, owner, "logo.gif", transfer::GIF).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let file = format!("/files/{}", id_in(&kept));
    let second = app.second_company().await;
    switch(&app, second).await;
    // An image names no company: its address is the same in every page.
    assert_eq!(app.get(&file, Some(owner)).await.status, StatusCode::OK);
    assert_eq!(app.get(&file, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    // The operator is asked for no factor of their own.
    let tx = app.access().begin().await.unwrap();
    store::companies::require_two_factor(&tx, true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(app.get(&file, Some(owner)).await.status, StatusCode::NOT_FOUND, "that company is shut to them");
    let own = app.get(&format!("/api/clients/export.csv?company={second}"), Some(owner)).await;
    assert_eq!(own.status, StatusCode::OK, "the other one is not");
}
