//! Hostile and broken input gets a clear refusal, never a 500, and changes nothing.

use axum::body::{Body, Bytes};
use axum::http::{Method, StatusCode};
use domain::access::Role;
use kit::error::AppError;

use super::support::{App, request};

#[tokio::test(flavor = "multi_thread")]
async fn malformed_calls_are_the_callers_fault() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    for body in ["", "{", "[]", "null", "{\"form\":3}", "{\"form\":{\"fields\":{\"name\":7}}}"] {
        let answer = app.post("/api/clients/create", owner, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}: {}", answer.body);
    }
    let broken = request(Method::POST, "/api/clients/create", owner)
        .header("content-type", "application/json")
        .body(Body::from(Bytes::from_static(b"{\"form\":{\"fields\":{\"name\":\"\xff\xfe\"}}}")));
    assert_eq!(app.send(broken.unwrap()).await.status, StatusCode::BAD_REQUEST);
    let unknown = app.post("/api/clients/no-such-verb", owner, "{}").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_values_are_named_by_their_field() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let long = "x".repeat(201);
    let body = format!(
        r#"{{"form":{{"fields.name":"{long}","fields.siret":"12345678901234","fields.email":"not one","fields.owner":"x",
        "contacts[0].first_name":"A","contacts[0].email":"@","addresses[0].city":"Ici","addresses[0].country":"ZZ"}}}}"#
    );
    let answer = app.post("/api/clients/create", owner, &body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    for path in
        ["fields.name", "fields.siret", "fields.email", "fields.owner", "contacts[0].email", "addresses[0].country"]
    {
        assert!(answer.body.contains(path), "{path} in {}", answer.body);
    }
    let page = app.get("/clients?state=active&state=archived", owner).await;
    assert!(!page.body.contains("xxxxxxxxxx"), "nothing was kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_of_every_script_are_kept_as_typed() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    for name in ["🦊 Renard & Fils", "شركة النور", "株式会社さくら", "Ołówek ß Ünïcode", "<script>alert(1)</script>"]
    {
        let body = serde_json::json!({"form": {"fields.name": name}}).to_string();
        let answer = app.post("/api/clients/create", owner, &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.body);
    }
    let page = app.get("/clients", owner).await;
    assert!(page.body.contains("شركة النور") && page.body.contains("株式会社さくら"));
    assert!(!page.body.contains("<script>alert(1)"), "a name is never markup");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_of_nonsense_shows_the_list() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    for query in [
        "?page=0",
        "?page=99999999999999999999",
        "?page=-1",
        "?sort=%27%3B--&dir=up",
        "?state=nope",
        "?q=%25_%5C",
        "?q=%00",
    ] {
        let page = app.get(&format!("/clients{query}"), owner).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_too_large_is_refused_before_it_is_read() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let announced = request(Method::POST, "/api/clients/create", owner)
        .header("content-type", "application/json")
        .header("content-length", "2147483648")
        .body(Body::empty());
    assert_eq!(app.send(announced.unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let announced = request(Method::POST, "/api/clients/import", owner)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("content-length", "2147483648")
        .body(Body::empty());
    assert_eq!(app.send(announced.unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_is_told_in_words_that_its_sender_reads() {
    let app = App::new().await;
    let owner = Some(app.cookie(Role::Owner));
    let long = format!(r#"{{"form":{{"fields.name":"{}"}}}}"#, "x".repeat(3 * 1024 * 1024));
    // The program knows the error, whether the length was said before or not.
    for is_said in [true, false] {
        let call = request(Method::POST, "/api/clients/create", owner)
            .header("content-type", "application/json")
            .header("accept", "application/json");
        let call = if is_said { call.header("content-length", long.len()) } else { call };
        let answer = app.send(call.body(Body::from(long.clone())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{is_said}: {}", answer.body);
        assert_eq!(serde_json::from_str::<AppError>(&answer.body).unwrap(), AppError::TooLong, "{is_said}");
    }
    let page = async |cookie: Option<&str>, language: &str| -> String {
        let form = request(Method::POST, "/api/auth/login", cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
            .header("accept-language", language)
            .header("content-length", "3000000")
            .body(Body::empty());
        let page = app.send(form.unwrap()).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", page.body);
        assert_eq!(page.body.matches("<h1>").count(), 1, "{}", page.body);
        page.body
    };
    let english = page(None, "en-GB").await;
    assert!(english.contains("lang=\"en\"") && english.contains("Too long to be sent"), "{english}");
    // The user's own language comes before the browser's.
    for french in [page(None, "de").await, page(owner, "en-GB").await] {
        assert!(french.contains("lang=\"fr\"") && french.contains("Trop long pour être envoyé"), "{french}");
        assert!(!french.contains("length limit exceeded"), "{french}");
    }
}
