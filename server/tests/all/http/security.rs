//! What must hold on every answer, and who is turned away at the door.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::support::{App, PASSWORD, request};

#[tokio::test(flavor = "multi_thread")]
async fn a_page_runs_its_own_scripts_alone() {
    let app = App::new().await;
    let page = app.get("/login", None).await;
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    let scripts: Vec<&str> = page.body.split("<script").skip(1).collect();
    assert!(!scripts.is_empty());
    for script in scripts {
        assert!(script.split('>').next().unwrap().contains(nonce), "a script without the nonce: {script:.80}");
    }
    assert!(!page.body.contains(" style=\""), "a style attribute, which the policy forbids");
    let again = app.get("/login", None).await;
    assert!(!again.headers["content-security-policy"].to_str().unwrap().contains(nonce), "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded() {
    let app = App::new().await;
    for path in ["/login", "/healthz", "/api/none", "/pkg/none", "/files/00000000-0000-7000-8000-000000000000"] {
        let answer = app.get(path, None).await;
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["x-frame-options"], "DENY", "{path}");
        assert!(answer.headers.contains_key("content-security-policy"), "{path}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_changes_nothing() {
    let app = App::new().await;
    let cookie = app.cookie(Role::Owner);
    for origin in [Some("https://evil.example"), Some("null"), None] {
        let mut call = request(Method::POST, "/api/auth/logout", Some(cookie));
        call.headers_mut().unwrap().remove("origin");
        if let Some(origin) = origin {
            call = call.header("origin", origin);
        }
        let answer = app.send(call.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin:?}");
    }
    assert_eq!(app.get("/clients", Some(cookie)).await.status, StatusCode::OK, "still signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_gives_a_cookie_that_scripts_cannot_read() {
    let app = App::new().await;
    let form = format!("email=owner%40example.com&password={}&next=%2Fclients", PASSWORD.replace(' ', "+"));
    let call = request(Method::POST, "/api/auth/login", None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html")
        .header("referer", "http://127.0.0.1:3000/login");
    let answer = app.send(call.body(Body::from(form)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.body);
    assert_eq!(answer.headers["location"], "/clients");
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let token = cookie.split('=').nth(1).unwrap().split(';').next().unwrap();
    assert_eq!(app.get("/clients", Some(token)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_leads_nowhere_else() {
    let app = App::new().await;
    for next in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        let next = next.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        let form = format!("email=owner%40example.com&password={}&next={next}", PASSWORD.replace(' ', "+"));
        let call = request(Method::POST, "/api/auth/login", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html")
            .header("referer", "http://127.0.0.1:3000/login");
        let answer = app.send(call.body(Body::from(form)).unwrap()).await;
        assert_eq!(answer.headers["location"], "/clients", "{next}");
    }
}
